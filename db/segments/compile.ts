import { and, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#db/actor.ts";
import { moneyVisibleTo } from "#db/clients/scope.ts";
import { clients } from "#db/clients/table.ts";
import { complaintsVisibleTo } from "#db/complaints/scope.ts";
import { Refused } from "#db/errors.ts";
import { ownAskedBy } from "#db/fields/shown.ts";
import { readOwnName } from "#db/fields/value.ts";
import { can } from "#db/permissions.ts";
import type { Beside } from "#db/segments/beside.ts";
import { complement, conditions, type Moment } from "#db/segments/conditions.ts";
import { isReadable } from "#db/segments/input.ts";
import { mayAsk } from "#db/segments/may-ask.ts";
import { ownCondition } from "#db/segments/own-conditions.ts";
import type { SegmentField } from "#db/segments/registry.ts";
import type { SegmentNode, SegmentTree } from "#db/segments/tree.ts";
import { DEFAULT_ZONE } from "#db/values/zones.ts";

function compile(node: SegmentNode, at: Moment): SQL {
  if (node.type === "condition") {
    if (!isReadable(node)) throw new Refused("segment_unreadable");
    const own = readOwnName(node.field);
    return own ? ownCondition(own, node, at) : conditions[node.field as SegmentField](node, at);
  }
  const parts = node.children.map((child) => compile(child, at));
  const joined = (node.join === "and" ? and(...parts) : or(...parts)) ?? sql`true`;
  return node.not ? complement(joined) : joined;
}

/**
 * A part of a tree as a condition over `clients`, for counting it by itself.
 * @param actor whose rights bound which fields may be asked of, and whose sight of money and complaints what of them.
 * @param beside where all clients are counted: takes what the condition needs joined with them.
 * @throws Refused segment_unreadable for a stored tree with a condition that cannot be asked, or not by this person.
 */
export function nodeWhere(
  node: SegmentNode,
  now: Date,
  { zone = DEFAULT_ZONE, actor, beside }: { zone?: string; actor?: Actor; beside?: Beside } = {},
): SQL {
  if (!actor) return compile(node, { now, zone, ...(beside ? { beside } : {}) });
  if (!mayAsk(actor, node)) throw new Refused("segment_unreadable");
  // A segment counts every complaint, whoever looks: for whom segments are, its size must not change on the way.
  const complaintsSeen = can(actor, "segment.view") ? undefined : complaintsVisibleTo(actor);
  return compile(node, {
    now,
    zone,
    moneySeen: moneySeenBy(actor),
    complaintsSeen,
    beside,
    ...ownAskedOf(actor),
  });
}

const moneySeenBy = (actor: Actor): SQL => (can(actor, "purchase.view") ? moneyVisibleTo(actor) : sql`false`);

const ownAskedOf = (actor: Actor) => ({ ownAsked: (fieldId: string) => ownAskedBy(actor, fieldId) });

/**
 * The tree as one condition over `clients`; archived ones never match. Days are counted in the zone of the company,
 * the same for everybody who looks: a segment must not change with the reader. To whom clients are named by it, `actor`,
 * it tells nothing of personal fields that the cards hide.
 */
export function segmentWhere(
  tree: SegmentTree,
  now: Date,
  { zone = DEFAULT_ZONE, actor }: { zone?: string; actor?: Actor } = {},
): SQL {
  const at = { now, zone, ...(actor ? ownAskedOf(actor) : {}) };
  return and(isNull(clients.archivedAt), compile(tree, at)) as SQL;
}
