import { randomUUID } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import type { BulkChange } from "#db/bulk/input.ts";
import { runBulk } from "#db/bulk/run.ts";
import * as clientCommands from "#db/clients/commands.ts";
import * as clientInput from "#db/clients/input.ts";
import { legalEntities } from "#db/clients/table.ts";
import { setGroup } from "#db/groups/commands.ts";
import { db } from "#db/index.ts";
import { clientMerges } from "#db/merges/table.ts";
import { order as orderBulk, undo as undoBulk } from "../bulk/office.ts";
import { merge, undo as undoMerge } from "../merges/merging.ts";

import { stepsOfDossier } from "./steps-dossier.ts";
import { stepsOfPeople } from "./steps-people.ts";
import { card, now, one, run, type Step, textOf, type Walk } from "./walk.ts";

const bulkOf = (walk: Walk): BulkChange =>
  one<BulkChange>(walk, [
    { kind: "status", value: one(walk, ["new", "active", "loyal"]) },
    { kind: "owner", value: one(walk, [walk.office.manager.id, walk.office.colleague.id]) },
    { kind: "tags_add", value: [`метка ${walk.dice(4)}`] },
    { kind: "tags_remove", value: [`метка ${walk.dice(4)}`, "vip"] },
    { kind: "branch", value: one(walk, [walk.office.branch.id, null]) },
    { kind: "region", value: one(walk, ["Пермь", null]) },
  ]);

export const steps: Record<string, Step> = {
  fact: async (walk) => {
    const { id, version } = await card(walk);
    const said = one(walk, [
      { field: "name", value: `ООО «Имя ${walk.dice(999)}»` },
      { field: "status", value: one(walk, ["new", "active", "lost"]) },
      { field: "region", value: one(walk, ["Тюмень", "Омск", ""]) },
      { field: "note", value: textOf(walk) },
      { field: "tags", value: `vip, метка ${walk.dice(4)}` },
      { field: "branchId", value: walk.office.branch.id },
    ]);
    const input = clientInput.editFact.parse({ id, expectedVersion: version, ...said });
    return run((tx, actor) => clientCommands.editFact(tx, actor, input, now()), walk);
  },
  owner: async (walk) => {
    const ids = walk.dice(2) ? walk.ids : [(await card(walk)).id];
    const ownerId = one(walk, [walk.office.manager.id, walk.office.colleague.id, null]);
    const changes = ids.map((id) => ({ id, ownerId }));
    return run((tx, actor) => clientCommands.assignOwners(tx, actor, { changes }, now()), walk);
  },
  group: async (walk) => {
    const { id, version } = await card(walk);
    const group = one(walk, [null, { name: "Первая" }, { name: "Вторая" }]);
    return run(
      (tx, actor) => setGroup(tx, actor, { clientId: id, expectedVersion: version, group }, now()),
      walk,
    );
  },
  ...stepsOfPeople,
  ...stepsOfDossier,
  entity: async (walk) => {
    const { id: clientId } = await card(walk);
    const [row] = await db.select().from(legalEntities).where(eq(legalEntities.clientId, clientId));
    const said = {
      clientId,
      name: `АО «Юрлицо ${walk.dice(99)}»`,
      inn: null,
      kpp: null,
      ogrn: null,
      address: textOf(walk),
    };
    return run(
      (tx, actor) =>
        row
          ? clientCommands.editLegalEntity(tx, actor, { ...said, id: row.id, expectedVersion: row.version })
          : clientCommands.addLegalEntity(tx, actor, { ...said, key: randomUUID() }),
      walk,
    );
  },
  bulk: async (walk) => {
    const { id } = await orderBulk(walk.office.director, bulkOf(walk), { ids: walk.ids }, now());
    await runBulk(id, now);
    walk.bulk.push(id);
  },
  unbulk: async (walk) => {
    const id = walk.bulk.splice(walk.dice(walk.bulk.length || 1), 1)[0];
    if (!id) throw new Error("nothing to take back");
    await undoBulk(walk.office.director, id, now());
    await runBulk(id, now);
  },
  archive: async (walk) => {
    const { id, version, archivedAt } = await card(walk);
    const command = archivedAt ? clientCommands.restoreClient : clientCommands.archiveClient;
    await run((tx, actor) => command(tx, actor, { id, expectedVersion: version }, now()), walk);
    // Mostly brought back at once: on an archived card nothing else can be done.
    if (archivedAt || walk.dice(4) === 0) return;
    const back = { id, expectedVersion: version + 1 };
    await run((tx, actor) => clientCommands.restoreClient(tx, actor, back, now()), walk);
  },
  merge: (walk) => merge(walk.office.director, walk.ids, {}, now()),
  unmerge: async (walk) => {
    const rows = await db.select().from(clientMerges).where(isNull(clientMerges.undoneAt));
    const row = one(
      walk,
      rows.filter(({ survivorId }) => survivorId && walk.ids.includes(survivorId)),
    );
    return undoMerge(walk.office.director, row.id, now());
  },
};
