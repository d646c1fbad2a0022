import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { contactsVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { contacts } from "#db/contacts/table.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { chosenAddress } from "#db/mailings/audience.ts";
import { branches, company, staff } from "#db/staff/table.ts";
import type { MergeTag } from "#db/values/merge-tags.ts";
import { fullName, greeting, type PersonName, parsePersonName } from "#db/values/person-name.ts";
import { clean } from "#db/values/text.ts";

export type Values = Record<MergeTag, string>;

interface Reading {
  client: { id: string; kind: string; name: string; region: string | null };
  person: PersonName | null;
  owner: { surname: string; given: string } | null;
  branch: string | null;
  company: string | null;
}

/** What the tags say to this client through this person. One line each: nothing of it may start a header. */
function valuesOf({ client, person, owner, branch, company: office }: Reading): Values {
  const reader = person ?? (client.kind === "person" ? parsePersonName(client.name) : null);
  const values: Values = {
    salutation: greeting(reader, "ru"),
    name: reader ? [reader.given, reader.patronymic].filter(Boolean).join(" ") : "",
    contact: reader ? fullName(reader) : "",
    client: client.name,
    manager: owner ? `${owner.given} ${owner.surname}` : "",
    company: office ?? "",
    region: client.region ?? "",
    branch: branch ?? "",
  };
  return Object.fromEntries(Object.entries(values).map(([tag, value]) => [tag, clean(value)])) as Values;
}

const person = {
  surname: contacts.surname,
  given: sql<string>`coalesce(${contacts.given}, '')`,
  patronymic: contacts.patronymic,
};
const columns = {
  client: { id: clients.id, kind: clients.kind, name: clients.name, region: clients.region },
  owner: { surname: staff.surname, given: staff.given },
  branch: branches.name,
  company: sql<string | null>`(select ${company.name} from ${company})`,
};

/** Values of many recipients at once, by the client's id. */
export async function mergeValuesFor(
  reader: Reader,
  recipients: readonly { clientId: string; contactId: string | null }[],
): Promise<Map<string, Values>> {
  const named = recipients.flatMap(({ contactId }) => contactId ?? []);
  const people = await reader
    .select({ id: contacts.id, person })
    .from(contacts)
    .where(inArray(contacts.id, named));
  const personOf = new Map(people.map((row) => [row.id, row.person]));
  const rows = await reader
    .select(columns)
    .from(clients)
    .leftJoin(staff, eq(staff.id, clients.ownerId))
    .leftJoin(branches, eq(branches.id, clients.branchId))
    .where(
      inArray(
        clients.id,
        recipients.map(({ clientId }) => clientId),
      ),
    );
  const readingOf = new Map(rows.map((row) => [row.client.id, row]));
  return new Map(
    recipients.flatMap(({ clientId, contactId }) => {
      const reading = readingOf.get(clientId);
      return reading
        ? [[clientId, valuesOf({ ...reading, person: personOf.get(contactId ?? "") ?? null })]]
        : [];
    }),
  );
}

/** The values with which this client would be written to now, for a preview. */
export async function mergeValuesOf(actor: Actor, clientId: string, reader: Reader = db): Promise<Values> {
  const [seen] = await reader
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.id, clientId), contactsVisibleTo(actor)));
  const { id } = found(seen);
  const address = await chosenAddress(reader, id);
  const values = await mergeValuesFor(reader, [{ clientId: id, contactId: address?.contactId ?? null }]);
  return found(values.get(id));
}
