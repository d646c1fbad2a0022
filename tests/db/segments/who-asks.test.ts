import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type StaffActor } from "#db/actor.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { listClients } from "#db/clients/queries.ts";
import { clients } from "#db/clients/table.ts";
import { nodeWhere } from "#db/segments/compile.ts";
import { countNodes, countSegments } from "#db/segments/counts.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { segments } from "#db/segments/table.ts";
import { makeActor, makeBranch, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { fillRows, now } from "./rows.ts";
import { all, is, not } from "./trees.ts";

const { db } = await testDatabase();
let listId: string;
let director: StaffActor;
let manager: StaffActor;
let marketer: StaffActor;
let serviceman: StaffActor;
beforeAll(async () => {
  director = await makeActor("director");
  manager = await makeActor("sales_manager");
  marketer = await makeActor("marketer");
  serviceman = await makeActor("service");
  const list = { name: "Приглашённые", kind: "fixed" as const, tree: all(), createdBy: director.id };
  const [made] = await db.insert(segments).values(list).returning();
  listId = made?.id ?? "";
  await fillRows(40, {
    branches: [(await makeBranch()).id, (await makeBranch()).id],
    owners: [(await makeStaff()).id, (await makeStaff()).id],
    lists: [listId],
  });
});
describe("who may ask", () => {
  it.each([
    ["the members of a list", () => is("list", "any", [listId])],
    ["what clients answer", () => is("nps", "any", ["detractors"])],
    ["their scores", () => is("score", "none", ["3"])],
    ["their letters", () => is("mailing", "never")],
  ])("%s: whoever sees them on their own page, however deep it is asked", async (_, make) => {
    const tree = all(is("status", "any", ["new"]), all(not(make())));
    for (const node of [make(), tree])
      expect(() => nodeWhere(node, now, { actor: manager })).toThrow("segment_unreadable");
    for (const actor of [director, marketer, jobActor("mailings.gather")])
      expect((await countNodes(actor, tree, now)).own).toHaveLength(5);
    await expect(countNodes(manager, tree, now)).rejects.toThrow("segment_unreadable");
    expect(await countSegments(manager, [tree, all()], now)).toEqual([null, expect.any(Number)]);
    await expect(listClients(manager, { ...emptySearch, tree }, now)).rejects.toMatchObject({
      code: "segment_unreadable",
    });
  });

  it("for the names of lists: whoever sees segments", async () => {
    expect((await segmentNames(director)).lists).toEqual({ [listId]: "Приглашённые" });
    expect((await segmentNames(manager)).lists).toEqual({});
  });

  it("about complaints: everybody of those they see, and of all who sees segments", async () => {
    const complaining = (actor: StaffActor) =>
      db.$count(clients, nodeWhere(is("complaint", "yes"), now, { actor }));
    const count = await complaining(director);
    expect(count).toBeGreaterThan(0);
    expect(await complaining(marketer)).toBe(count);
    expect(await complaining(serviceman)).toBe(0);
  });
});
