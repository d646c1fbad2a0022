import { env } from "#db/env.ts";
import type { Reader } from "#db/index.ts";
import { defaultProvider, isMailProvider, type MailProvider, mailProviders } from "#db/mailings/providers.ts";
import { company } from "#db/staff/table.ts";

/** By what the next mailing will leave: as the office has chosen, if that is still set up here. */
export async function providerInUse(reader: Reader): Promise<MailProvider> {
  const [row] = await reader.select({ chosen: company.mailProvider }).from(company);
  const chosen = row?.chosen ?? null;
  return chosen !== null && isMailProvider(chosen) && mailProviders[chosen].isSet(env())
    ? chosen
    : defaultProvider(env());
}
