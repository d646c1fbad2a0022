import { eq } from "drizzle-orm";
import { z } from "zod";
import type { StaffActor } from "#db/actor.ts";
import { keysOf } from "#db/clients/registries.ts";
import { env } from "#db/env.ts";
import { found, Refused } from "#db/errors.ts";
import { recordEvent } from "#db/events.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import { providerInUse } from "#db/mailings/provider.ts";
import { type MailProvider, mailProviders } from "#db/mailings/providers.ts";
import { can } from "#db/permissions.ts";
import { company } from "#db/staff/table.ts";

export const chooseProviderInput = z.strictObject({
  provider: z.enum(keysOf(mailProviders)),
  expectedVersion: z.int().positive(),
  /** The person has read what the provider demands, and says that it has been done. */
  warningTaken: z.boolean().default(false),
});

export type ChooseProvider = z.output<typeof chooseProviderInput>;

/**
 * By which provider mailings go from now on; those that were launched keep theirs. What goes abroad must be agreed
 * to first, and who agreed stays in the log (152-ФЗ, article 12).
 */
export async function chooseProvider(
  tx: Tx,
  actor: StaffActor,
  { provider, expectedVersion, warningTaken }: ChooseProvider,
): Promise<{ version: number }> {
  if (!can(actor, "mail.settings")) throw new Refused("forbidden");
  const [row] = await tx.select().from(company).for("update");
  const office = found(row);
  if (office.version !== expectedVersion) {
    throw new Refused("stale", { mine: provider, theirs: office.mailProvider, version: office.version });
  }
  const { isSet, warning } = mailProviders[provider];
  if (!isSet(env())) throw new Refused("provider_not_set", { field: "provider" });
  if (warning && !warningTaken) throw new Refused("provider_warning", { field: "warningTaken" });
  if (office.mailProvider === provider) return { version: office.version };
  const version = office.version + 1;
  await tx.update(company).set({ mailProvider: provider, version }).where(eq(company.onlyOne, true));
  await recordEvent(tx, actor, {
    command: "mail.choose-provider",
    entity: "company",
    entityId: null,
    before: { mailProvider: office.mailProvider },
    after: { mailProvider: provider, ...(warning && { warningTaken }) },
  });
  return { version };
}

/** Which providers are set up on this server, and which one mailings use. */
export async function getMailSettings(actor: StaffActor, reader: Reader = db) {
  if (!can(actor, "mail.settings")) throw new Refused("not_found");
  const [row] = await reader.select({ version: company.version }).from(company);
  return {
    version: found(row).version,
    inUse: await providerInUse(reader),
    ready: keysOf(mailProviders).filter((name: MailProvider) => mailProviders[name].isSet(env())),
  };
}
