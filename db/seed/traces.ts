import type { clientViews } from "../clients/table.ts";
import { isContact } from "../interactions/touch.ts";
import type { Chain } from "./chain.ts";
import type { DemoClient } from "./clients.ts";
import type { InteractionRow } from "./history.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";

/** What a client's row remembers of its timeline and of the promises that are still open. */
export function settle(
  base: readonly DemoClient[],
  talks: readonly InteractionRow[],
  chains: readonly Chain[],
): void {
  const byId = new Map(base.map(({ client }) => [client.id, client]));
  for (const { clientId, at, kind, outcome } of talks) {
    const client = byId.get(clientId);
    if (!client || !isContact({ kind, outcome }) || (client.lastContactAt && client.lastContactAt >= at))
      continue;
    client.lastContactAt = at;
    client.lastContactKind = kind;
    client.updatedAt = at;
  }
  for (const { row } of chains) {
    const client = row.clientId ? byId.get(row.clientId) : undefined;
    if (!client || row.closedAt || row.state === "reported") continue;
    if (!client.nextDueAt || row.dueAt < client.nextDueAt) client.nextDueAt = row.dueAt;
  }
}

const OPENED = 12;
const MINUTE = 60_000;

/** Cards that everyone opened last: those of one's own clients and of the work in hand. */
export function makeViews(
  random: Random,
  office: Office,
  base: readonly DemoClient[],
  chains: readonly Chain[],
  now: Date,
): Required<typeof clientViews.$inferInsert>[] {
  return office.staff.flatMap((member) => {
    if (member.role === "admin") return [];
    const inHand = chains.flatMap(({ row }) =>
      row.closedAt === null && [row.issuerId, row.executorId].includes(member.id) && row.clientId
        ? [row.clientId]
        : [],
    );
    const handler = ["service", "procurement", "delivery"].includes(member.role);
    const own = base.flatMap(({ client, owner }) => (owner === member ? [client.id] : []));
    const others = handler || own.length > 0 ? own : base.map(({ client }) => client.id);
    const chosen = new Set([
      ...random.shuffle(inHand).slice(0, 8),
      ...random.shuffle(others).slice(0, OPENED),
    ]);
    let at = now.getTime();
    return random.shuffle([...chosen].slice(0, OPENED)).map((clientId) => {
      at -= random.int(7, 240) * MINUTE;
      return { staffId: member.id, clientId, at: new Date(at) };
    });
  });
}
