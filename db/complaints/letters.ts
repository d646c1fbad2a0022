import { and, asc, eq } from "drizzle-orm";
import { headsOf, type Reached, reached } from "#db/assignments/heads.ts";
import { clip } from "#db/assignments/letters.ts";
import { clients } from "#db/clients/table.ts";
import type { Complaint } from "#db/complaints/table.ts";
import { deadTrackingLink } from "#db/complaints/tracking-link.ts";
import { env } from "#db/env.ts";
import type { Reader, Tx } from "#db/index.ts";
import { oneOf } from "#db/one-of.ts";
import { enqueueLetter } from "#db/outbox/commands.ts";
import { branches, company, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import type { LetterProps } from "#db/values/letters.ts";
import { shortName } from "#db/values/person-name.ts";
import { localDate } from "#db/values/time.ts";

export const complaintAddress = (id: string) => `${env().APP_URL}/complaints/${id}`;

/** What every letter to staff says of it. */
async function about(tx: Tx, item: Complaint) {
  const [client] = item.clientId
    ? await tx.select({ name: clients.name }).from(clients).where(eq(clients.id, item.clientId))
    : [];
  return {
    number: item.number,
    subject: clip(item.subject),
    client: clip(client?.name ?? item.fromName),
    url: complaintAddress(item.id),
  };
}

/** People who still work here, as letters need them. */
export async function reach(reader: Reader, ids: readonly string[]): Promise<Reached[]> {
  if (ids.length === 0) return [];
  return reader
    .select(reached)
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(and(oneOf(staff.id, ids), worksHere()))
    .orderBy(asc(staff.id));
}

type StaffLetter = "complaint-assigned" | "complaint-news" | "complaint-overdue";
type Particular<K extends StaffLetter> = Omit<
  LetterProps<K>,
  "number" | "subject" | "client" | "url" | "timeZone"
>;

/** Owe one colleague a letter about a complaint. `occasion` makes it one, however often it is asked for. */
export async function tellStaff<K extends StaffLetter>(
  tx: Tx,
  item: Complaint,
  to: Reached,
  { kind, occasion, props }: { kind: K; occasion: string; props: Particular<K> },
  now: Date,
): Promise<void> {
  const zoned = kind === "complaint-news" ? {} : { timeZone: to.timeZone };
  await enqueueLetter(
    tx,
    {
      kind,
      props: { ...(await about(tx, item)), ...props, ...zoned } as LetterProps<K>,
      runKey: `${kind}:${item.id}:${occasion}:${to.id}`,
      to: { address: to.email, name: shortName(to), staffId: to.id },
      locale: to.locale,
      about: { entity: "complaint", id: item.id },
    },
    now,
  );
}

/** Tell who answers for it now, or is asked to, unless they did it themselves. */
export async function tellAssigned(
  tx: Tx,
  item: Complaint,
  { asked, by, remark, zone }: { asked: "owner" | "candidate"; by: Named; remark?: string; zone: string },
  now: Date,
): Promise<void> {
  const to = asked === "owner" ? item.ownerId : item.candidateId;
  if (to === null || to === by?.id || !item.legalDueAt || !item.internalDueAt) return;
  const props = {
    asked,
    by: by ? clip(by.name) : null,
    remark: remark || null,
    steerOn: localDate(item.legalDueAt, zone),
    dueAt: item.internalDueAt.toISOString(),
  };
  for (const person of await reach(tx, [to])) {
    await tellStaff(
      tx,
      item,
      person,
      { kind: "complaint-assigned", occasion: `${item.version}`, props },
      now,
    );
  }
}

/** Who did it, or null for the client and for what happens by itself. */
export type Named = { id: string; name: string } | null;

/** News to whoever answers for it and, when a colleague said no, to the head of that colleague. */
export async function tellNews(
  tx: Tx,
  item: Complaint,
  {
    news,
    who,
    by,
    text,
  }: { news: LetterProps<"complaint-news">["news"]; who: string; by: Named; text: string },
  now: Date,
): Promise<void> {
  // Whom it has fallen to is told so by another letter.
  const owners = news === "given_back" ? [] : await reach(tx, [item.ownerId]);
  const decliners = by ? await reach(tx, [by.id]) : [];
  const heads = [...(await headsOf(tx, decliners)).values()];
  const readers = new Map([...owners, ...heads].map((person) => [person.id, person]));
  if (by) readers.delete(by.id);
  const props = { news, who: clip(who), text };
  for (const person of readers.values()) {
    const occasion = `${news}:${item.version}:${now.getTime()}`;
    await tellStaff(tx, item, person, { kind: "complaint-news", occasion, props }, now);
  }
}

type ClientLetter = "complaint-received" | "complaint-question" | "complaint-answered";

/** Owe the client a letter; `isNamed` puts the name, as it was typed, beside the address. Answers its id, or null when there is no address to write to. */
export async function tellClient<K extends ClientLetter>(
  tx: Tx,
  item: Complaint,
  {
    kind,
    props,
    isNamed = true,
  }: { kind: K; props: Omit<LetterProps<K>, "company" | "number" | "url">; isNamed?: boolean },
  now: Date,
): Promise<string | null> {
  if (!item.fromEmail) return null;
  const [own] = await tx.select({ name: company.name }).from(company);
  const common = {
    company: own?.name ?? new URL(env().APP_URL).hostname,
    number: item.number,
    url: deadTrackingLink(item.id),
  };
  return enqueueLetter(
    tx,
    {
      kind,
      props: { ...common, ...props } as LetterProps<K>,
      runKey: `${kind}:${item.id}:${item.version}`,
      to: { address: item.fromEmail, name: isNamed ? clip(item.fromName) : "" },
      locale: item.locale,
      about: { entity: "complaint", id: item.id },
    },
    now,
  );
}
