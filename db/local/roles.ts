import postgres from "postgres";
import { StartError } from "./errors.ts";

/** The owner of the database and the login of the application; repeated at each start, so a half-made set heals. */
export async function prepareRoles(
  admin: postgres.Sql,
  passwords: { owner: string; app: string },
  knowsRussian: boolean,
): Promise<void> {
  if (knowsRussian) await checkTrigrams(admin);
  const roles = [
    ["slovo", passwords.owner, "createdb createrole"],
    ["slovo_app", passwords.app, "nocreatedb nocreaterole"],
  ] as const;
  for (const [name, password, rights] of roles) {
    const [found] = await admin`select from pg_roles where rolname = ${name}`;
    // Names and rights are ours, and a generated password holds letters, digits, - and _ only.
    await admin.unsafe(
      `${found ? "alter" : "create"} role ${name} login nosuperuser ${rights} password '${password}'`,
    );
  }
  await admin`grant slovo_app to slovo with admin option`;
  await admin`grant pg_signal_backend to slovo`;
}

/** Search by parts of names stands on trigrams, which are empty for Russian letters under a wrong locale. */
async function checkTrigrams(admin: postgres.Sql) {
  await admin`create extension if not exists pg_trgm`;
  const [row] = await admin<{ count: number }[]>`select cardinality(show_trgm('Привет')) as count`;
  if (!row?.count) {
    throw new StartError(
      "The database does not know Russian letters (its locale is C): set DATA_DIR to a new folder.",
    );
  }
}

/**
 * Makes the database once: `fill` works on a draft that gets its name only when everything went well,
 * so a start that was killed half-way begins anew.
 */
export async function ensureDatabase(
  ownerUrl: string,
  fill: (draftName: string) => Promise<void>,
): Promise<"made" | "found"> {
  const name = new URL(ownerUrl).pathname.slice(1);
  const draft = `${name}_draft`;
  const admin = postgres(withDatabase(ownerUrl, "postgres"), { max: 1, onnotice: () => {} });
  try {
    const [found] = await admin`select from pg_database where datname = ${name}`;
    if (found) return "found";
    await admin`drop database if exists ${admin(draft)} with (force)`;
    await admin`create database ${admin(draft)}`;
    await fill(draft);
    await admin`alter database ${admin(draft)} rename to ${admin(name)}`;
    return "made";
  } finally {
    await admin.end({ timeout: 1 });
  }
}

/** The same login on another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
