import { and, desc, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { contactsVisibleTo, visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { inboxVisibleTo } from "#db/inbox/scope.ts";
import type { InboxState } from "#db/inbox/states.ts";
import { inboxFilings, inboxLetters } from "#db/inbox/table.ts";
import { clientsOf } from "#db/inbox/whose.ts";
import { db, type Reader } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { staff } from "#db/staff/table.ts";

/** The three heaps of the inbox page. */
export const inboxHeaps = ["waiting", "aside", "automatic"] as const satisfies InboxState[];
export type InboxHeap = (typeof inboxHeaps)[number];

const PAGE = 50;
const l = inboxLetters;

interface Client {
  id: string;
  name: string;
}

/** The clients whose address it is from, as far as the actor knows their people. */
const candidates = (actor: StaffActor): SQL<Client[]> => sql<Client[]>`coalesce((
  select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name) from (
    select ${clients.id} as id, ${clients.name} as name from ${clients}
    where ${clients.id} in ${clientsOf(sql`${l.fromAddress}`)} and ${isNull(clients.archivedAt)} and ${contactsVisibleTo(actor)}
    limit 5) c), '[]'::json)`;

const facts = (actor: StaffActor) => ({
  id: l.id,
  state: l.state,
  version: l.version,
  automatic: l.automatic,
  fromName: l.fromName,
  fromAddress: l.fromAddress,
  subject: l.subject,
  arrivedAt: l.arrivedAt,
  attachments: l.attachments,
  candidates: candidates(actor),
  /** A colleague wrote it: then its address says nothing of whose it is. */
  isColleagues: sql<boolean>`exists (select from ${staff} where ${staff.email} = ${l.fromAddress}::citext)`,
});

/** A page of a heap, the newest first; `next` is where the earlier ones begin. */
export async function listInbox(
  actor: StaffActor,
  { heap, before }: { heap: InboxHeap; before?: string },
  reader: Reader = db,
) {
  const found = await reader
    .select({ ...facts(actor), begins: sql<string>`left(coalesce(${l.text}, ''), 200)` })
    .from(l)
    // Of one table alone the columns would lose its name, which the questions about clients need.
    .leftJoin(complaints, eq(complaints.id, l.complaintId))
    .where(and(eq(l.state, heap), inboxVisibleTo(actor), before ? lt(l.id, before) : undefined))
    .orderBy(desc(l.id))
    .limit(PAGE + 1);
  const rows = found.slice(0, PAGE);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}

export type InboxRow = Awaited<ReturnType<typeof listInbox>>["rows"][number];

const waitingFor = (actor: StaffActor) => and(eq(l.state, "waiting"), inboxVisibleTo(actor));

/** The same as a column. */
export const waitingCount = (actor: StaffActor): SQL<number> =>
  // Once more within: of a question without a table of its own the columns would lose theirs.
  sql<number>`${sql`(select count(*)::int from ${l} where ${waitingFor(actor)})`}`;

/** Letters that wait for somebody to say whose they are. */
export async function countWaiting(actor: StaffActor, reader: Reader = db): Promise<number> {
  return reader.$count(l, waitingFor(actor));
}

/** One letter with what it says and, once it was dealt with, where it stands; undefined when it is not this actor's to see. */
export async function getInboxLetter(actor: StaffActor, id: string, reader: Reader = db) {
  const [row] = await reader
    .select({
      ...facts(actor),
      text: l.text,
      whole: l.whole,
      size: l.size,
      onCards: sql<Client[]>`coalesce((
        select json_agg(json_build_object('id', ${clients.id}, 'name', ${clients.name}) order by ${clients.name})
        from ${inboxFilings} join ${clients} on ${clients.id} = ${inboxFilings.clientId}
        where ${inboxFilings.letterId} = ${l.id} and ${visibleTo(actor)}), '[]'::json)`,
      complaint: { id: complaints.id, number: complaints.number },
    })
    .from(l)
    .leftJoin(complaints, eq(complaints.id, l.complaintId))
    .where(and(eq(l.id, id), sql`${l.state} not in ('journaled', 'failed')`, inboxVisibleTo(actor)));
  return row;
}

/** What could not be read: of the letter only when it came and how large it is, for an administrator sees no client. */
export async function listFailed(actor: StaffActor, reader: Reader = db) {
  if (!can(actor, "mail.settings")) return [];
  return reader
    .select({
      ...{ id: l.id, uid: l.uid, size: l.size, arrivedAt: l.arrivedAt, attempts: l.attempts, fault: l.fault },
      version: l.version,
    })
    .from(l)
    .where(eq(l.state, "failed"))
    .orderBy(desc(l.id))
    .limit(PAGE);
}
