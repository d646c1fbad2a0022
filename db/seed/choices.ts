import type { segments } from "../segments/table.ts";
import type { SegmentCondition, SegmentTree } from "../segments/tree.ts";
import type { DemoClient } from "./clients.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";

const DAY = 86_400_000;

export type ChoiceKey = "served" | "asleep" | "silent" | "contract" | "best" | "siberia";

interface Choice {
  name: string;
  by: string;
  /** Days before now when it was made. */
  since: number;
  children: (office: Office) => readonly SegmentCondition[];
  /** The same said of a client in memory: who got the mailings of the past. */
  chooses: (client: DemoClient) => boolean;
}

const when = (field: string, operator: string, value: unknown = null): SegmentCondition => ({
  type: "condition",
  field,
  operator,
  value,
});

const SERVED = ["new", "active", "loyal"];

export const choices: Record<ChoiceKey, Choice> = {
  served: {
    name: "Действующие клиенты с почтой",
    by: "zotova",
    since: 140,
    children: () => [when("role", "any", ["client"]), when("status", "any", SERVED), when("email", "yes")],
    chooses: ({ client }) => client.role === "client" && SERVED.includes(client.status ?? ""),
  },
  asleep: {
    name: "Спящие класса A и B",
    by: "vorontsova",
    since: 61,
    children: () => [
      when("class", "any", ["A", "B"]),
      when("status", "none", ["lost"]),
      when("contact", "not_within", 90),
    ],
    chooses: () => false,
  },
  silent: {
    name: "Свердловская область без контакта 60 дней",
    by: "vorontsova",
    since: 33,
    children: () => [when("region", "any", ["Свердловская область"]), when("contact", "not_within", 60)],
    chooses: () => false,
  },
  contract: {
    name: "Договор на обслуживание",
    by: "zotova",
    since: 120,
    children: () => [
      when("tags", "any", ["договор на обслуживание", "весенняя чистка"]),
      when("status", "none", ["lost"]),
    ],
    chooses: ({ client }) =>
      client.status !== "lost" &&
      (client.tags ?? []).some((tag) => ["договор на обслуживание", "весенняя чистка"].includes(tag)),
  },
  best: {
    name: "Действующие класса A и B",
    by: "zotova",
    since: 75,
    children: () => [
      when("role", "any", ["client"]),
      when("class", "any", ["A", "B"]),
      when("status", "any", SERVED),
    ],
    chooses: ({ client }) =>
      client.role === "client" && client.class !== "C" && SERVED.includes(client.status ?? ""),
  },
  siberia: {
    name: "Новосибирский филиал, постоянные",
    by: "zotova",
    since: 48,
    children: (office) => [
      when("branch", "any", [office.branches.get("siberia")?.id]),
      when("status", "any", ["active", "loyal"]),
    ],
    chooses: ({ client, branch }) =>
      branch === "siberia" && ["active", "loyal"].includes(client.status ?? ""),
  },
};

export type SegmentRow = Required<typeof segments.$inferInsert>;

export function makeSegments(random: Random, office: Office, now: Date): Record<ChoiceKey, SegmentRow> {
  const rowOf = ({ name, by, since, children }: Choice): SegmentRow => {
    const at = new Date(now.getTime() - since * DAY);
    const tree: SegmentTree = { type: "group", join: "and", not: false, children: children(office) };
    return {
      id: random.id(at),
      name,
      kind: "live",
      tree,
      createdBy: office.byLogin(by).id,
      archivedAt: null,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
  };
  return {
    served: rowOf(choices.served),
    asleep: rowOf(choices.asleep),
    silent: rowOf(choices.silent),
    contract: rowOf(choices.contract),
    best: rowOf(choices.best),
    siberia: rowOf(choices.siberia),
  };
}
