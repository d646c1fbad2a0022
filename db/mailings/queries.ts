import { and, count, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "#db/actor.ts";
import { found } from "#db/errors.ts";
import { db, type Reader } from "#db/index.ts";
import { mailingsVisibleTo } from "#db/mailings/access.ts";
import { audience } from "#db/mailings/audience.ts";
import { type Exclusion, exclusions } from "#db/mailings/exclusions.ts";
import { type RecipientState, recipientStates } from "#db/mailings/states.ts";
import { type Mailing, mailingRecipients, mailings } from "#db/mailings/table.ts";
import { segments } from "#db/segments/table.ts";
import { staff } from "#db/staff/table.ts";

export { checksOf } from "#db/mailings/checks.ts";
export { letterPropsOf } from "#db/mailings/letter-props.ts";
export { mergeValuesOf } from "#db/mailings/merge-values.ts";
export { listRecipients, receivedLetter } from "#db/mailings/recipients.ts";

const columns = {
  ...{ id: mailings.id, name: mailings.name, kind: mailings.kind, campaignId: mailings.campaignId },
  ...{ segmentId: mailings.segmentId, segmentName: segments.name, segment: mailings.segment },
  ...{ subject: mailings.subject, body: mailings.body },
  ...{ buttonLabel: mailings.buttonLabel, buttonUrl: mailings.buttonUrl },
  ...{ state: mailings.state, provider: mailings.provider, pausedBy: mailings.pausedBy },
  ...{ startsAt: mailings.startsAt, launchedAt: mailings.launchedAt, finishedAt: mailings.finishedAt },
  ...{ materialisedAt: mailings.materialisedAt, createdAt: mailings.createdAt, version: mailings.version },
  archivedAt: mailings.archivedAt,
  creator: { id: staff.id, surname: staff.surname, given: staff.given, patronymic: staff.patronymic },
};

const read = (reader: Reader) =>
  reader
    .select(columns)
    .from(mailings)
    .innerJoin(staff, eq(staff.id, mailings.createdBy))
    .leftJoin(segments, eq(segments.id, mailings.segmentId));

/** An office sends a few mailings a week: the list is one page. */
const MOST = 100;

/** The newest first, or the drafts that were thrown away, each with how many recipients stand in which state. */
export async function listMailings(actor: Actor, { archived = false } = {}, reader: Reader = db) {
  const rows = await read(reader)
    .where(and(mailingsVisibleTo(actor), (archived ? isNotNull : isNull)(mailings.archivedAt)))
    .orderBy(desc(mailings.createdAt), desc(mailings.id))
    .limit(MOST);
  const counted = await reader
    .select({ id: mailingRecipients.mailingId, state: mailingRecipients.state, n: count() })
    .from(mailingRecipients)
    .where(
      inArray(
        mailingRecipients.mailingId,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(mailingRecipients.mailingId, mailingRecipients.state);
  const byMailing = Map.groupBy(counted, ({ id }) => id);
  return rows.map((row) => ({ ...row, progress: progressFrom(byMailing.get(row.id) ?? []) }));
}

export type MailingRow = Awaited<ReturnType<typeof listMailings>>[number];

/** One mailing; undefined when there is none or the actor may not see mailings. */
export async function getMailing(actor: Actor, id: string, reader: Reader = db) {
  if (!z.guid().safeParse(id).success) return undefined;
  const [row] = await read(reader).where(and(eq(mailings.id, id), mailingsVisibleTo(actor)));
  return row;
}

export type Progress = Record<RecipientState, number>;

function progressFrom(rows: readonly { state: RecipientState; n: number }[]): Progress {
  const none = Object.fromEntries(Object.keys(recipientStates).map((state) => [state, 0])) as Progress;
  return { ...none, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
}

/** How many recipients stand in which state; zeros before the launch. */
export async function progressOf(actor: Actor, id: string, reader: Reader = db): Promise<Progress> {
  return progressFrom(
    await reader
      .select({ state: mailingRecipients.state, n: count() })
      .from(mailingRecipients)
      .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
      .where(and(eq(mailings.id, id), mailingsVisibleTo(actor)))
      .groupBy(mailingRecipients.state),
  );
}

export interface Audience {
  /** Everybody the segment chooses. */
  chosen: number;
  /** Those who are written to. */
  will: number;
  /** The rest by reason, in the order of the registry. */
  excluded: { reason: Exclusion; count: number }[];
}

function audienceFrom(rows: readonly { exclusion: Exclusion | null; n: number }[]): Audience {
  const countOf = (exclusion: Exclusion | null) => rows.find((row) => row.exclusion === exclusion)?.n ?? 0;
  const reasons = Object.keys(exclusions) as Exclusion[];
  const excluded = reasons.map((reason) => ({ reason, count: countOf(reason) }));
  const will = countOf(null);
  return {
    chosen: excluded.reduce((sum, { count: n }) => sum + n, will),
    will,
    excluded: excluded.filter(({ count: n }) => n > 0),
  };
}

/** Before the recipients are gathered: reckoned now, as this actor would launch it. Afterwards: counted. */
export async function audienceOf(
  actor: Actor,
  mailingId: string,
  now: Date,
  reader: Reader = db,
): Promise<Audience> {
  const mailing = found(await getMailing(actor, mailingId, reader));
  if (mailing.materialisedAt !== null) {
    const { exclusion } = mailingRecipients;
    const rows = await reader
      .select({ exclusion, n: count() })
      .from(mailingRecipients)
      .where(eq(mailingRecipients.mailingId, mailingId))
      .groupBy(exclusion);
    return audienceFrom(rows);
  }
  const tree = mailing.segment ?? (await treeOf(reader, mailing));
  if (tree === null) return audienceFrom([]);
  const rows = await reader.execute<{ exclusion: Exclusion | null; n: number }>(
    sql`select exclusion, count(*)::int as n from (${audience(actor, tree, mailing.kind, now)}) everybody group by exclusion`,
  );
  return audienceFrom([...rows]);
}

async function treeOf(reader: Reader, { segmentId }: Pick<Mailing, "segmentId">) {
  if (segmentId === null) return null;
  const [row] = await reader.select({ tree: segments.tree }).from(segments).where(eq(segments.id, segmentId));
  return row?.tree ?? null;
}
