import { bulkEditRows, bulkEdits } from "../bulk/table.ts";
import type { Tx } from "../index.ts";
import { defaultViews, savedViews } from "../saved-views/table.ts";
import { segmentMembers, segments } from "../segments/table.ts";
import type { SegmentNode, SegmentTree } from "../segments/tree.ts";
import { encodeTree } from "../segments/tree-address.ts";
import type { DemoClient } from "./clients.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";
import { insertRows } from "./write.ts";

const DAY = 86_400_000;
const TAG = "зимний осмотр";

const when = (field: string, operator: string, value: unknown = null): SegmentNode => ({
  type: "condition",
  field,
  operator,
  value,
});
const group = (join: "and" | "or", ...children: SegmentNode[]): SegmentTree => ({
  type: "group",
  join,
  not: false,
  children,
});

/** Views that colleagues share: what a head looks at in the morning, before a mailing, and when handing over. */
const views = [
  {
    name: "Класс A: пора связаться",
    by: "vorontsova",
    query: `if=${encodeTree(group("and", when("class", "any", ["A"]), when("cadence", "yes")))}&sort=contact`,
    columns: ["contact", "owner", "due", "phone", "region"],
  },
  {
    name: "Недовольные и с жалобами",
    by: "vetrova",
    query: `if=${encodeTree(group("or", when("nps", "any", ["detractors"]), when("complaint", "yes")))}`,
    columns: ["class", "owner", "complaints", "promises", "contact"],
  },
  {
    name: "Без адреса или источника",
    by: "zotova",
    query: `if=${encodeTree(group("or", when("address", "empty"), when("source", "empty"), when("email", "no")))}`,
    columns: ["source", "address", "email", "owner", "created"],
  },
];

/** What was done with the list of clients: views, a fixed list, and one change of many that can be taken back. */
export function makeListWork(random: Random, office: Office, base: readonly DemoClient[], now: Date) {
  const at = (days: number) => new Date(now.getTime() - days * DAY);
  const [viewsAt, listAt, bulkAt] = [at(40), at(12), at(6)];
  const saved = views.map(({ name, by, query, columns }) => ({
    id: random.id(viewsAt),
    name,
    query,
    columns: columns.map((key) => (key === "contact" ? { key, width: 160 } : { key })),
    shared: true,
    createdBy: office.byLogin(by).id,
    createdAt: viewsAt,
    updatedAt: viewsAt,
  }));
  const head = office.byLogin("vorontsova").id;
  const listId = random.id(listAt);
  const invited = base.filter(({ client }) => client.class === "A" && client.status === "loyal").slice(0, 24);
  const bulkId = random.id(bulkAt);
  const chosen = base
    .filter(({ client, branch }) => branch === "ural" && client.class === "B" && client.status === "active")
    .slice(0, 40);
  const rows = chosen.map(({ client }, i) => ({
    bulkId,
    seq: i + 1,
    clientId: client.id ?? "",
    outcome: "changed" as const,
    before: client.tags ?? [],
  }));
  for (const { client } of chosen) client.tags = [...new Set([...(client.tags ?? []), TAG])].sort();
  return {
    saved,
    usual: { of: "quality", viewId: saved[1]?.id ?? "", setBy: head, setAt: viewsAt },
    list: {
      id: listId,
      name: "Приглашённые на выставку «Климат»",
      kind: "fixed" as const,
      tree: group("and", when("list", "any", [listId])),
      createdBy: office.byLogin("zotova").id,
      createdAt: listAt,
      updatedAt: listAt,
    },
    members: invited.map(({ client }) => ({
      segmentId: listId,
      clientId: client.id ?? "",
      addedBy: office.byLogin("zotova").id,
      addedAt: listAt,
    })),
    bulk: {
      id: bulkId,
      authorId: head,
      change: { kind: "tags_add" as const, value: [TAG] },
      state: "done" as const,
      total: rows.length,
      doneRows: rows.length,
      counts: { changed: rows.length },
      createdAt: bulkAt,
      finishedAt: bulkAt,
      progressAt: bulkAt,
      version: 2,
    },
    rows,
  };
}

export async function writeListWork(tx: Tx, work: ReturnType<typeof makeListWork>): Promise<void> {
  await insertRows(tx, savedViews, work.saved);
  await insertRows(tx, defaultViews, [work.usual]);
  await insertRows(tx, segments, [work.list]);
  await insertRows(tx, segmentMembers, work.members);
  await tx.insert(bulkEdits).values(work.bulk);
  await insertRows(tx, bulkEditRows, work.rows);
}
