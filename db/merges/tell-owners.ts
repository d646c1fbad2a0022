import { and, inArray } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { env } from "#db/env.ts";
import type { Tx } from "#db/index.ts";
import { enqueueLetter } from "#db/outbox/commands.ts";
import { staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { shortName } from "#db/values/person-name.ts";

interface Merged {
  mergeId: string;
  survivor: { id: string; name: string; ownerId: string | null };
  before: readonly { name: string; ownerId: string | null }[];
}

/** Whoever answered for a card and does not answer for the common one hears of it, once. */
export async function tellOwners(
  tx: Tx,
  actor: StaffActor,
  { mergeId, survivor, before }: Merged,
  now: Date,
): Promise<void> {
  const owners = before.flatMap(({ ownerId }) => (ownerId && ownerId !== survivor.ownerId ? [ownerId] : []));
  const wanted = [...new Set(owners)].filter((id) => id !== actor.id);
  if (wanted.length === 0) return;
  const people = await tx
    .select()
    .from(staff)
    .where(and(inArray(staff.id, [...wanted, ...(survivor.ownerId ? [survivor.ownerId] : [])]), worksHere()));
  const heir = people.find(({ id }) => id === survivor.ownerId);
  for (const person of people.filter(({ id }) => wanted.includes(id))) {
    await enqueueLetter(
      tx,
      {
        kind: "client-merged",
        props: {
          by: actor.name,
          names: before.filter(({ ownerId }) => ownerId === person.id).map(({ name }) => name),
          survivor: survivor.name,
          owner: heir ? shortName(heir) : null,
          url: `${env().APP_URL}/clients/${survivor.id}`,
        },
        runKey: `client-merged:${mergeId}:${person.id}`,
        to: { address: person.email, name: shortName(person), staffId: person.id },
        locale: person.locale,
        about: { entity: "client", id: survivor.id },
      },
      now,
    );
  }
}
