import { and, eq, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { nearReadings } from "#db/clients/reading.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { foundBy, searchCondition } from "#db/clients/search.ts";
import { clients } from "#db/clients/table.ts";
import { type ComplaintSearch, ME } from "#db/complaints/list-input.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { complaints } from "#db/complaints/table.ts";
import { NEAR } from "#db/complaints/terms.ts";
import type { Reader } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { addWorkingMinutes } from "#db/values/calendar.ts";
import { queryKeys, searchKey } from "#db/values/search.ts";
import { DEFAULT_ZONE } from "#db/values/time.ts";

/** As the partial indexes say it, so that they are used. */
export const isOwed = sql`${complaints.state} not in ('answered', 'closed')`;

const groups = {
  open: isOwed,
  answered: eq(complaints.state, "answered"),
  closed: eq(complaints.state, "closed"),
  all: undefined,
};

/** Our own term has passed, unless it stands still, or the day we steer by has. */
export const isOverdue = (now: Date): SQL =>
  and(
    isOwed,
    or(
      and(lt(complaints.internalDueAt, now), ne(complaints.state, "waiting_client")),
      lt(complaints.legalDueAt, now),
    ),
  ) as SQL;

/** Overdue, or three working days at most are left to the day we steer by. */
export function isNear(now: Date): SQL {
  const soon = addWorkingMinutes(now, NEAR, DEFAULT_ZONE);
  return or(isOverdue(now), and(isOwed, lt(complaints.legalDueAt, soon))) as SQL;
}

/** Answered for by this person, or handed to them and waiting for their yes. */
export const isMine = (staffId: string): SQL =>
  or(eq(complaints.ownerId, staffId), eq(complaints.candidateId, staffId)) as SQL;

function ownedBy(actor: Actor, owner: string | null): SQL | undefined {
  if (owner === null) return undefined;
  if (owner !== ME) return eq(complaints.ownerId, owner);
  return actor.kind === "staff" ? isMine(actor.id) : sql`false`;
}

const among = (column: Parameters<typeof oneOf>[0], values: readonly string[]) =>
  values.length === 0 ? undefined : oneOf(column, values);

export async function filters(
  reader: Reader,
  actor: Actor,
  search: ComplaintSearch,
  now: Date,
): Promise<SQL> {
  return and(
    groups[search.group],
    complaintsVisibleTo(actor),
    among(complaints.state, search.states),
    among(complaints.kind, search.kinds),
    among(complaints.type, search.types),
    among(complaints.severity, search.severities),
    among(complaints.branchId, search.branches),
    ownedBy(actor, search.owner),
    search.clientId ? eq(complaints.clientId, search.clientId) : undefined,
    search.overdue ? isOverdue(now) : undefined,
    search.near ? isNear(now) : undefined,
    await found(reader, actor, search.q),
  ) as SQL;
}

const escapeLike = (word: string) => word.replace(/[\\%_]/g, "\\$&");
const LONGEST = 100;
/** Up to this many finds are named by their ids; more of them are met soon enough along the sorted index. */
const FEW = 1_000;

/** Three letters make a trigram wherever they stand; fewer are looked for at the beginning of a word only. */
const pattern = (word: string) => (word.length < 3 ? `% ${escapeLike(word)}%` : `%${escapeLike(word)}%`);

/** Every word in the entry itself. */
function ownWords(query: string): SQL {
  const keys = queryKeys(query);
  const ways = (keys.length > 0 ? keys : [searchKey(query)])
    .map((key) => key.split(" ").filter(Boolean))
    .filter((words) => words.length > 0)
    .map((words) => and(...words.map((word) => sql`${complaints.search} like ${pattern(word)}`)));
  return ways.length === 0 ? sql`false` : (or(...ways) as SQL);
}

/** What a word finds cannot be foretold by the planner: the finds are fetched first when they are few. */
async function found(reader: Reader, actor: Actor, q: string): Promise<SQL | undefined> {
  const query = q.slice(0, LONGEST).trim();
  if (query === "") return undefined;
  const ofThose = (whom: SQL) =>
    inArray(
      complaints.clientId,
      reader
        .select({ id: clients.id })
        .from(clients)
        .where(and(visibleTo(actor), whom)),
    );
  const ofClients = ofThose(searchCondition(actor, query));
  const ids = (condition: SQL) =>
    reader
      .select({ id: complaints.id })
      .from(complaints)
      .where(condition)
      .limit(FEW + 1);
  const own = await ids(ownWords(query));
  const theirs = own.length > FEW ? own : await ids(ofClients);
  if (theirs.length > FEW) return or(ownWords(query), ofClients);
  // Nobody and nothing of that spelling: the client may have been meant by a name with a slip in it.
  const near = own.length + theirs.length === 0 ? await nearReadings(reader, query) : null;
  if (near) theirs.push(...(await ids(ofThose(foundBy(actor, near)))));
  return oneOf(
    complaints.id,
    [...own, ...theirs].map(({ id }) => id),
  );
}
