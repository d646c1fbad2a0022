import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { found, Refused } from "#db/errors.ts";
import { once } from "#db/idempotency.ts";
import type { Tx } from "#db/index.ts";
import { mayEditMailing } from "#db/mailings/access.ts";
import type { SendTestLetter } from "#db/mailings/input.ts";
import { letterPropsOf } from "#db/mailings/letter-props.ts";
import { mergeValuesOf } from "#db/mailings/merge-values.ts";
import { mailings } from "#db/mailings/table.ts";
import { enqueueLetter } from "#db/outbox/commands.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";
import { tagFaults } from "#db/values/merge-tags.ts";
import { fullName } from "#db/values/person-name.ts";

/** The letter as it stands, to the address of whoever asks, with dead links: nobody else gets it. */
export async function sendTestLetter(
  tx: Tx,
  actor: StaffActor,
  input: SendTestLetter,
  now: Date,
): Promise<{ address: string }> {
  const [row] = await tx.select().from(mailings).where(eq(mailings.id, input.id));
  const mailing = found(can(actor, "mailing.view") ? row : undefined);
  if (!mayEditMailing(actor, mailing.kind)) throw new Refused("forbidden");
  const props = await letterPropsOf(tx, mailing);
  const broken = [props.subject, props.body, props.button?.label ?? ""].flatMap(tagFaults);
  if (broken.length > 0 || !props.subject || !props.body) throw new Refused("mailing_not_ready", { broken });
  return once(tx, actor, "mailing.test_letter", input, async () => {
    const values = input.clientId ? await mergeValuesOf(actor, input.clientId, tx) : {};
    const [me] = await tx.select().from(staff).where(eq(staff.id, actor.id));
    const { email, ...person } = found(me);
    await enqueueLetter(
      tx,
      {
        kind: "mailing-test",
        props: { ...props, values },
        runKey: `mailing-test:${actor.id}:${input.key}`,
        to: { address: email, name: fullName(person), staffId: actor.id },
        locale: actor.locale,
        about: { entity: "mailing", id: mailing.id },
      },
      now,
    );
    return { address: email };
  });
}
