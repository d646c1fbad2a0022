import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";

const folders = ["app", "components", "db", "emails", "public", "tests"];
const rootFiles = ["instrumentation.ts", "next.config.ts", "postcss.config.mjs"];
const nameless = /(^|\/)(lib|libs|utils?|helpers?|services?|types|hooks)(\/|$)/;

const arrows: Record<string, RegExp> = {
  app: /^(app|components|emails|db)\//,
  components: /^(components\/|db\/values\/)/,
  emails: /^(emails\/|db\/values\/)/,
  db: /^db\//,
  tests: /./,
  ".": /^(app|db)\//,
};

/** Which part of the house speaks to a package; the tests may speak to any. */
const owners: [RegExp, string][] = [
  [/^(drizzle-orm|drizzle-kit|postgres)(\/|$)/, "db/"],
  [/^pg-boss(\/|$)/, "db/jobs/"],
  [/^(nodemailer|resend)(\/|$)/, "emails/send/"],
  [/^imapflow(\/|$)/, "emails/receive/"],
  [/^postal-mime(\/|$)/, "db/inbox/"],
  [/^@tanstack\//, "components/data-table/"],
  [/^recharts(\/|$)/, "components/chart/"],
];
const notInModel = /^(next|react|react-dom|intl-messageformat|next-auth|react-email)(\/|$)/;
const serverOnly =
  /^(node:|postgres$|drizzle-orm|pg-boss|pino|next-auth|nodemailer|imapflow|resend|@node-rs\/)/;

const floors: Record<string, string> = {
  next: "16.4.5",
  "next-auth": "4.24.15",
  "drizzle-orm": "0.45.2",
  nodemailer: "10.0.5",
};
const banned = ["xlsx", "adm-zip"];

type Import = { from: string; target: string; type: boolean };

const importLine = /^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\("([^"]+)"\)/gm;

/** Every fault of the tree under `root`, one line each; an empty list is a tidy house. */
export function houseFaults(root: string): string[] {
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  const find = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .map((file) => file.split(sep).join("/"))
      .sort();
  const sources = [...find("{app,components,db,emails,tests}/**/*.{ts,tsx}"), ...find("*.{ts,tsx}")].filter(
    (file) => !/\.d\.ts$|^tests\/load\/floor\//.test(file),
  );
  const imports = new Map(sources.map((file) => [file, importsOf(file, read(file))]));
  const fileFaults = sources.flatMap((file) => {
    const found = imports.get(file) ?? [];
    return [
      ...arrowFaults(file, found),
      ...ownerFaults(file, found),
      ...actionFaults(file, read(file)),
      ...sizeFaults(file, read(file)),
    ];
  });
  const missing = [...imports.values()]
    .flat()
    .filter(({ target }) => /^\w+\//.test(target) && isOurs(target) && !existsSync(join(root, target)));
  return [
    ...fileFaults,
    ...missing.map(({ from, target }) => `${from}: imports ${target}, which is not there`),
    ...circleFaults(imports),
    ...clientFaults(imports, read),
    ...folderFaults(root, find),
    ...journalFaults(root, read, find),
    ...versionFaults(read),
    ...catalogueFaults(read, find),
  ];
}

const topOf = (file: string) => (file.includes("/") ? (file.split("/")[0] ?? "") : ".");
const isOurs = (target: string) => ["app", "components", "db", "emails", "tests"].includes(topOf(target));

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importLine)].map(([, type, written, dynamic]) => {
    const name = written ?? dynamic ?? "";
    const target = name.startsWith("#")
      ? name.slice(1)
      : name.startsWith(".")
        ? normalize(join(dirname(file), name))
        : name;
    return { from: file, target: target.split(sep).join("/"), type: type !== undefined };
  });
}

function arrowFaults(file: string, imports: Import[]): string[] {
  const allowed = arrows[topOf(file)] ?? /^$/;
  return imports
    .filter(({ target }) => isOurs(target) && !allowed.test(target))
    .map(({ target }) => `${file}: may not import ${target} (arrow)`);
}

function ownerFaults(file: string, imports: Import[]): string[] {
  if (topOf(file) === "tests") return [];
  return imports.flatMap(({ target }) => [
    ...owners
      .filter(([name, home]) => name.test(target) && !file.startsWith(home))
      .map(([, home]) => `${file}: ${target} belongs to ${home} (owner)`),
    ...(topOf(file) === "db" && notInModel.test(target)
      ? [`${file}: the model does not know ${target} (owner)`]
      : []),
  ]);
}

function actionFaults(file: string, text: string): string[] {
  if (!/^\s*"use server";?$/m.test(text)) return [];
  if (!text.startsWith('"use server"'))
    return [`${file}: "use server" stands only on the first line of an actions file (action)`];
  return [...text.matchAll(/^export\s.*$/gm)]
    .filter(([line]) => !/^export const \w+ = action\(/.test(line))
    .map(([line]) => `${file}: exports something that action() does not guard: ${line} (action)`);
}

function sizeFaults(file: string, text: string): string[] {
  const lines = text.trimEnd().split("\n").length;
  const isData = /(^|\/)(texts|data)\/|-data\.ts$|^db\/migrations\//.test(file);
  return lines > 250 && !isData ? [`${file}: ${lines} lines, 250 at most (size)`] : [];
}

/** Circles of run-time imports: a depth-first walk that meets a file still open above it. */
function circleFaults(imports: Map<string, Import[]>): string[] {
  const done = new Set<string>();
  const faults: string[] = [];
  const walk = (file: string, above: string[]) => {
    if (above.includes(file))
      faults.push(`${[...above.slice(above.indexOf(file)), file].join(" → ")} (circle)`);
    if (above.includes(file) || done.has(file)) return;
    for (const { target, type } of imports.get(file) ?? [])
      if (!type && imports.has(target)) walk(target, [...above, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return faults;
}

/** What a client component takes along at run time must work in a browser; an actions file stays on the server. */
function clientFaults(imports: Map<string, Import[]>, read: (file: string) => string): string[] {
  const faults: string[] = [];
  const begins = (file: string, word: string) => read(file).startsWith(`"use ${word}"`);
  for (const client of [...imports.keys()].filter(
    (file) => topOf(file) !== "tests" && begins(file, "client"),
  )) {
    const seen = new Set<string>();
    const walk = (file: string) => {
      if (seen.has(file) || begins(file, "server")) return;
      seen.add(file);
      for (const { target, type } of imports.get(file) ?? []) {
        if (type) continue;
        if (serverOnly.test(target) && target !== "next-auth/react")
          faults.push(`${client}: takes ${target} to the browser through ${file} (client)`);
        if (target === "db/env.ts")
          faults.push(`${client}: takes the environment to the browser through ${file} (client)`);
        else if (imports.has(target)) walk(target);
      }
    };
    walk(client);
  }
  return faults;
}

function folderFaults(root: string, find: (pattern: string) => string[]): string[] {
  const ignored = ["node_modules", "test-results"];
  const top = find("*").filter((name) => !ignored.includes(name));
  const strangers = top.filter((name) =>
    statSync(join(root, name)).isDirectory()
      ? !folders.includes(name)
      : /\.(ts|tsx|js|mjs)$/.test(name) && !rootFiles.includes(name) && name !== "next-env.d.ts",
  );
  const inside = find(`{${folders.join(",")}}/**/`).map((name) => name.replace(/\/$/, ""));
  return [
    ...strangers.map((name) => `${name}: has no place at the top of the house (folder)`),
    ...inside
      .filter((name) => nameless.test(name) && !name.startsWith("app/api/hooks"))
      .map((name) => `${name}: a thing has a name (folder)`),
  ];
}

/** Drizzle skips a migration older than the last applied one without a word, so times must rise. */
function journalFaults(
  root: string,
  read: (file: string) => string,
  find: (pattern: string) => string[],
): string[] {
  if (!existsSync(join(root, "db/migrations"))) return [];
  const { entries } = JSON.parse(read("db/migrations/meta/_journal.json")) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  const written = find("db/migrations/*.sql").map((file) =>
    file.slice("db/migrations/".length, -".sql".length),
  );
  const tags = entries.map(({ tag }) => tag);
  return [
    ...written
      .filter((tag) => !tags.includes(tag))
      .map((tag) => `${tag}: not in the journal of migrations (journal)`),
    ...tags
      .filter((tag) => !written.includes(tag))
      .map((tag) => `${tag}: in the journal, but there is no such migration (journal)`),
    ...entries
      .filter(({ idx, when }, at) => idx !== at || when <= (entries[at - 1]?.when ?? 0))
      .map(({ tag }) => `${tag}: out of order in the journal (journal)`),
  ];
}

function versionFaults(read: (file: string) => string): string[] {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { version?: string }>;
  };
  return Object.entries(packages).flatMap(([path, { version = "0" }]) => {
    const name = path.split("node_modules/").at(-1) ?? "";
    const floor = floors[name];
    return [
      ...(floor && version.localeCompare(floor, "en", { numeric: true }) < 0
        ? [`${name} ${version} has known holes, ${floor} at least (version)`]
        : []),
      ...(banned.includes(name) ? [`${name} must not be used (version)`] : []),
    ];
  });
}

function catalogueFaults(read: (file: string) => string, find: (pattern: string) => string[]): string[] {
  const keys = (locale: string) =>
    find(`app/messages/${locale}/*.json`).flatMap((file) =>
      keysOf(JSON.parse(read(file)), file.split("/").at(-1) ?? ""),
    );
  const [ru, en] = [keys("ru"), keys("en")];
  return [
    ...ru.filter((key) => !en.includes(key)).map((key) => `${key}: not in the English catalogue (catalogue)`),
    ...en.filter((key) => !ru.includes(key)).map((key) => `${key}: not in the Russian catalogue (catalogue)`),
  ];
}

function keysOf(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path} ${key}`));
}
