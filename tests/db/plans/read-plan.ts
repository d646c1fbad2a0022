import { PostgresJsSession } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { vi } from "vitest";

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Plan Rows": number;
  Plans?: Node[];
}

export interface Plan {
  indexes: string[];
  /** Tables read from end to end. */
  scanned: string[];
  /** Rows that the largest sort is expected to sort. */
  sorted: number;
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** How the database means to answer everything that a query asks; nothing is asked twice, nothing measured. */
export async function plansOf(owner: postgres.Sql, run: () => Promise<unknown>): Promise<Plan> {
  const asked: { sql: string; params: unknown[] }[] = [];
  const { prepareQuery } = PostgresJsSession.prototype;
  const spy = vi.spyOn(PostgresJsSession.prototype, "prepareQuery").mockImplementation(function (
    this: PostgresJsSession<never, never, never>,
    ...args
  ) {
    asked.push(args[0]);
    return prepareQuery.apply(this, args);
  });
  await run().finally(() => spy.mockRestore());
  const nodes: Node[] = [];
  for (const { sql, params } of asked) {
    const [row] = await owner.unsafe<{ "QUERY PLAN": { Plan: Node }[] }[]>(
      `explain (format json) ${sql}`,
      params as string[],
    );
    nodes.push(...(row?.["QUERY PLAN"] ?? []).flatMap(({ Plan }) => nodesOf(Plan)));
  }
  if (nodes.length === 0) throw new Error("Nothing was asked of the database");
  const names = (type: RegExp, key: "Relation Name" | "Index Name") => [
    ...new Set(nodes.filter((node) => type.test(node["Node Type"])).flatMap((node) => node[key] ?? [])),
  ];
  return {
    indexes: names(/Index/, "Index Name"),
    scanned: names(/^Seq Scan$/, "Relation Name"),
    sorted: Math.max(
      0,
      // An incremental sort takes its rows group by group and stops with the page.
      ...nodes
        .filter((node) => node["Node Type"] === "Sort")
        .flatMap((node) => node.Plans?.[0]?.["Plan Rows"] ?? 0),
    ),
  };
}
