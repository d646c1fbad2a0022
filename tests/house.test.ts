import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { houseFaults } from "#tests/house.ts";

it("the house is in order", () => {
  expect(houseFaults(fileURLToPath(new URL("..", import.meta.url)))).toEqual([]);
});

type Tree = Record<string, string>;

const lock = (versions: Record<string, string>) =>
  JSON.stringify({
    packages: Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
    ),
  });
const journal = (...entries: [tag: string, when: number][]) =>
  JSON.stringify({ entries: entries.map(([tag, when], idx) => ({ idx, tag, when })) });

const tidy: Tree = {
  "app/action.ts": 'import { db } from "#db/index.ts";\nexport const action = () => db;\n',
  "app/clients/actions.ts":
    '"use server";\nimport { action } from "#app/action.ts";\nexport const save = action();\n',
  "app/clients/form.tsx":
    '"use client";\nimport type { Db } from "#db/index.ts";\nimport { save } from "./actions.ts";\nimport { money } from "#db/values/money.ts";\n',
  "app/messages/ru/clients.json": '{ "list": { "title": "Клиенты" } }',
  "app/messages/en/clients.json": '{ "list": { "title": "Clients" } }',
  "components/button.tsx": 'import { money } from "#db/values/money.ts";\n',
  "db/index.ts":
    'import postgres from "postgres";\nexport const db = postgres();\nexport type Db = typeof db;\n',
  "db/values/money.ts": "export const money = 1;\n",
  "db/migrations/0000_first.sql": "",
  "db/migrations/0001_second.sql": "",
  "db/migrations/meta/_journal.json": journal(["0000_first", 1], ["0001_second", 2]),
  "emails/letter.tsx": 'import { money } from "#db/values/money.ts";\n',
  "package-lock.json": lock({ next: "16.4.10", nodemailer: "10.6.0", "drizzle-orm": "0.45.4" }),
};

const faults: [kind: string, what: string, planted: Tree][] = [
  [
    "arrow",
    "a component that asks the database",
    { "components/list.tsx": 'import { db } from "#db/index.ts";\n' },
  ],
  [
    "arrow",
    "a letter that knows the application",
    { "emails/a.tsx": 'import { action } from "../app/action.ts";\n' },
  ],
  ["arrow", "a model that knows its pages", { "db/a.ts": 'import type { action } from "#app/action.ts";\n' }],
  [
    "arrow",
    "a product that knows its tests",
    { "app/a.ts": `const a = await import("#${"tests"}/b.ts");\n`, "tests/b.ts": "" },
  ],
  ["not there", "an import of nothing", { "app/a.ts": 'import { b } from "#db/b.ts";\n' }],
  [
    "circle",
    "two files that need each other",
    { "db/a.ts": 'import { b } from "./b.ts";\n', "db/b.ts": 'export {\n  a,\n} from "./a.ts";\n' },
  ],
  ["owner", "a page that writes SQL", { "app/page.tsx": 'import { sql } from "drizzle-orm";\n' }],
  ["owner", "a page that sends mail", { "app/mail.ts": 'import { createTransport } from "nodemailer";\n' }],
  [
    "owner",
    "a table of somebody's own",
    { "app/t.tsx": 'import { useTable } from "@tanstack/react-table";\n' },
  ],
  ["owner", "a chart of somebody's own", { "app/c.tsx": 'import { Bar } from "recharts";\n' }],
  ["owner", "a queue of somebody's own", { "db/q.ts": 'import { PgBoss } from "pg-boss";\n' }],
  ["owner", "a rule that reads the request", { "db/r.ts": 'import { headers } from "next/headers";\n' }],
  [
    "action",
    "an unguarded action",
    { "app/b/actions.ts": '"use server";\nexport async function wipe() {}\n' },
  ],
  ["action", "an action inside a page", { "app/p.tsx": 'export function P() {\n  "use server";\n}\n' }],
  [
    "client",
    "a form with the database in it",
    { "app/f.tsx": '"use client";\nimport { db } from "#db/index.ts";\n' },
  ],
  [
    "client",
    "a form with a file system behind it",
    {
      "app/f.tsx": '"use client";\nimport { g } from "./g.ts";\n',
      "app/g.ts": 'import { readFile } from "node:fs";\n',
    },
  ],
  [
    "client",
    "a form with the environment",
    {
      "app/f.tsx": '"use client";\nimport { env } from "#db/env.ts";\n',
      "db/env.ts": "export const env = 1;\n",
    },
  ],
  ["folder", "a drawer for anything", { "app/clients/utils/a.ts": "" }],
  ["folder", "a new room", { "server/a.txt": "" }],
  ["folder", "a stray script", { "try.mjs": "" }],
  ["journal", "a migration that nobody applies", { "db/migrations/0002_third.sql": "" }],
  [
    "journal",
    "a migration that is not there",
    { "db/migrations/meta/_journal.json": journal(["0000_first", 1], ["0001_second", 2], ["0002_third", 3]) },
  ],
  [
    "journal",
    "a migration older than the last",
    { "db/migrations/meta/_journal.json": journal(["0000_first", 2], ["0001_second", 1]) },
  ],
  ["size", "an endless file", { "db/long.ts": "export {};\n".repeat(251) }],
  ["version", "an old framework", { "package-lock.json": lock({ next: "16.4.4" }) }],
  [
    "version",
    "an old mailer deep inside",
    { "package-lock.json": lock({ "a/node_modules/nodemailer": "7.0.9" }) },
  ],
  ["version", "a banned reader", { "package-lock.json": lock({ xlsx: "0.18.5" }) }],
  [
    "catalogue",
    "a word that is not translated",
    { "app/messages/ru/clients.json": '{ "list": { "title": "К", "more": "Ещё" } }' },
  ],
  ["catalogue", "a page that is not Russian", { "app/messages/en/deals.json": '{ "title": "Deals" }' }],
];

describe("the checker", () => {
  const base = mkdtempSync(join(tmpdir(), "slovo-house-"));
  afterAll(() => rmSync(base, { recursive: true }));
  const plant = (name: string, tree: Tree) => {
    const root = join(base, name);
    for (const [file, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return root;
  };
  const clean = plant("tidy", tidy);

  it("is content with a tidy tree", () => expect(houseFaults(clean)).toEqual([]));

  it.each(faults)("%s: sees %s", (kind, what, planted) => {
    const root = join(base, what.replaceAll(" ", "-"));
    cpSync(clean, root, { recursive: true });
    plant(what.replaceAll(" ", "-"), planted);
    expect(houseFaults(root)).toEqual([expect.stringContaining(kind)]);
  });
});
