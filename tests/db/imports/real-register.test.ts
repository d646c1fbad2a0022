import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countProblems } from "#db/imports/problem-queries.ts";
import { getImport } from "#db/imports/queries.ts";
import { runImport } from "#db/imports/run.ts";
import { checkInn } from "#db/values/requisites.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { baseHash, clientSet, emptyBase, importWhole, now, prepare, start, undoWhole } from "./importing.ts";

const folder = join(process.env.SLOVO_DATA ?? "", "ru_client_base");
const given = process.env.SLOVO_DATA !== undefined && existsSync(folder);

const { owner } = await testDatabase();
const files = ["schools_register.xlsx", "schools_register_cp1251.csv", "schools_register_orig.csv"];
const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

/** The register of schools that SLOVO_DATA points to; its figures are those of `expected.json`. */
describe.skipIf(!given)("the register of a city", { timeout: 300_000 }, () => {
  test("three files give the same 3,492 clients; again adds none; undo takes all back", async () => {
    const director = await makeActor("director");
    const empty = await baseHash(owner);
    const sets = [];
    for (const name of files) {
      const began = performance.now();
      const done = await importWhole(director, name, bytes(name));
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.info(
        name,
        `${seconds} s`,
        JSON.stringify(done.plan),
        JSON.stringify(await countProblems(director, done.id)),
      );
      expect(done.plan).toMatchObject({ create: 3492, failed: 0 });
      const set = await clientSet(owner);
      expect(set).toHaveLength(3492);
      const entities = set.flatMap((row) => row.entities as string[][]);
      expect(entities.filter(([, inn]) => inn && checkInn(inn) === "ok")).toHaveLength(3487);
      const emails = set.flatMap((row) =>
        ((row.points ?? []) as string[][]).filter(([kind]) => kind === "email"),
      );
      const repeated = (await countProblems(director, done.id)).find(({ code }) => code === "email_repeated");
      expect(emails.length + (repeated?.count ?? 0)).toBe(4213);
      expect(set.filter((row) => row.people?.[0]?.[0] && row.people[0][1] && row.people[0][2])).toHaveLength(
        3492,
      );
      sets.push(set);
      const again = await importWhole(director, name, bytes(name));
      expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: 3492, failed: 0 });
      expect((await undoWhole(director, done.id)).result).toMatchObject({ removed: 3492, kept: 0 });
      expect(await baseHash(owner)).toBe(empty);
      await emptyBase(owner);
    }
    expect(sets[1]).toEqual(sets[0]);
    expect(sets[2]).toEqual(sets[0]);
  });

  test.each(["pharmacies_orig.tsv", "pharmacies_cp1251.csv", "contacts_mixed.csv", "contacts_mixed.xlsx"])(
    "%s goes in whole and adds nothing the second time",
    async (name) => {
      const director = await makeActor("director");
      const done = await importWhole(director, name, bytes(name));
      console.info(name, JSON.stringify(done.result), JSON.stringify(await countProblems(director, done.id)));
      const again = await prepare(director, name, bytes(name));
      await start(director, again);
      await runImport(again, () => now);
      expect((await getImport(director, again)).result).toMatchObject({ created: 0, updated: 0 });
      await emptyBase(owner);
    },
  );
});
