import { and, isNull, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { visibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { db, type Reader } from "#db/index.ts";
import { Beside } from "#db/segments/beside.ts";
import { nodeWhere } from "#db/segments/compile.ts";
import { isReadable } from "#db/segments/input.ts";
import { mayAsk } from "#db/segments/may-ask.ts";
import type { SegmentNode, SegmentTree } from "#db/segments/tree.ts";

const everybody: SegmentTree = { type: "group", join: "and", not: false, children: [] };

/** Several conditions counted in one walk over the clients that the actor sees. */
async function countEach(
  actor: Actor,
  nodes: readonly SegmentNode[],
  now: Date,
  reader: Reader,
): Promise<number[]> {
  if (nodes.length === 0) return [];
  const beside = new Beside();
  const conditions = nodes.map((node) => nodeWhere(node, now, { actor, beside }));
  const counts = sql.join(
    conditions.map((condition) => sql`count(*) filter (where ${condition})::int`),
    sql`, `,
  );
  const [row] = await reader
    .select({ counts: sql<number[]>`array[${counts}]` })
    .from(beside.clients)
    .where(and(isNull(clients.archivedAt), visibleTo(actor)));
  return row?.counts ?? conditions.map(() => 0);
}

/** A node and everything below it, from the top down. */
export const preorder = (node: SegmentNode): SegmentNode[] =>
  node.type === "condition" ? [node] : [node, ...node.children.flatMap(preorder)];

const isWholeTree = (actor: Actor, tree: SegmentTree) =>
  mayAsk(actor, tree) && preorder(tree).every((node) => node.type === "group" || isReadable(node));

/** The sizes of many segments, in their order; null for a tree that cannot be read, which spoils no other. */
export async function countSegments(
  actor: Actor,
  trees: readonly SegmentTree[],
  now: Date,
  reader: Reader = db,
): Promise<(number | null)[]> {
  const whole = trees.filter((tree) => isWholeTree(actor, tree));
  const counts = await countEach(actor, whole, now, reader);
  return trees.map((tree) => counts[whole.indexOf(tree)] ?? null);
}

/** How many clients there are, and how many each group and condition of the tree would choose by itself. */
export async function countNodes(
  actor: Actor,
  tree: SegmentTree,
  now: Date,
  reader: Reader = db,
): Promise<{ total: number; own: number[] }> {
  const [total = 0, ...own] = await countEach(actor, [everybody, ...preorder(tree)], now, reader);
  return { total, own };
}
