import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner, name } = await testDatabase();

it("gives the application a login that owns nothing", async () => {
  const [who] = await db.execute(sql`select current_user as role, current_database() as name`);
  expect(who).toEqual({ role: "slovo_app", name });
  const owned = await owner`select tablename from pg_tables where tableowner = 'slovo_app'`;
  expect(owned).toEqual([]);
  await expect(db.execute(sql`create table mine ()`)).rejects.toThrow();
});

it("gives the owner no superuser's rights, so that migrations work on any host", async () => {
  const [role] = await owner`select rolsuper from pg_roles where rolname = current_user`;
  expect(role).toEqual({ rolsuper: false });
});
