import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { projectRoot } from "#db/local/children.ts";
import { signInOverHttp } from "#tests/load/sign-in.ts";
import type { Office } from "./office.ts";
import { emailOf } from "./people.ts";
import { personalIds, tokenOf } from "./personal-links.ts";

export type Address = {
  file: string;
  path: string;
  isPage: boolean;
  /** Methods that a route file exports; a page is read only. */
  methods: string[];
  /** What a browser says it has already when it asks for this page alone, without the layouts above it. */
  routerState: string;
};

export const asOwner = (office: Office) => postgres(office.database.ownerUrl, { max: 2, onnotice: () => {} });

type Ids = Record<string, string>;

/** An address for every page and route of `app/`, with ids of records that exist. A new kind of id must be named here. */
export async function allAddresses(office: Office, owner: postgres.Sql): Promise<Address[]> {
  const ids = await idsOf(office, owner);
  return globSync("app/**/{page.tsx,route.ts}", { cwd: projectRoot })
    .sort()
    .map((file) => {
      const folders = file.split("/").slice(1, -1);
      const filled = folders.map((folder, at) => {
        if (!folder.startsWith("[")) return folder;
        const id = ids[`${folders.slice(0, at).join("/")}/${folder}`.replace(/^\(\w+\)\//, "")];
        if (!id) throw new Error(`${file}: tests/e2e/addresses.ts knows no record for ${folder}`);
        return id;
      });
      const isPage = file.endsWith("page.tsx");
      const methods = isPage
        ? ["GET"]
        : [
            ...readFileSync(join(projectRoot, file), "utf8").matchAll(
              /\b(?:const|function|as) (GET|POST|PUT|PATCH|DELETE)\b/g,
            ),
          ].map(([, method = ""]) => method);
      return {
        file,
        path: `/${filled.filter((folder) => !folder.startsWith("(")).join("/")}`,
        isPage,
        methods,
        routerState: encodeURIComponent(JSON.stringify(treeOf(folders, filled))),
      };
    });
}

type Tree = [string | (string | null)[], Record<string, unknown>, null, "refetch" | null];

/** The framework's own notation: each folder with its child, and at the end the page that is to be fetched. */
function treeOf(folders: string[], filled: string[]): Tree {
  const page: Tree = ["__PAGE__", {}, null, "refetch"];
  return ["", ...folders].reduceRight<Tree>((child, folder, at) => {
    const name = folder.startsWith("[") ? [folder.slice(1, -1), filled[at - 1] ?? "", "d", null] : folder;
    return [name, { children: child }, null, null];
  }, page);
}

/** Whoever holds the link may open it, signed in or not: its token is the key. */
export const isPublic = ({ file }: Address) => file.includes("(public)");

type Rows = Record<
  | "client"
  | "assignment"
  | "segment"
  | "mailing"
  | "recipient"
  | "campaign"
  | "questionnaire"
  | "complaint"
  | "group"
  | "person"
  | "product"
  | "letter"
  | "bulk"
  | "exported"
  | "erasure"
  | "subject",
  string
>;

async function idsOf(office: Office, owner: postgres.Sql): Promise<Ids> {
  const [row] = await owner<[Rows]>`
    select (select id from clients order by id limit 1) as client,
      (select id from assignments where client_id is not null order by id limit 1) as assignment,
      (select id from segments order by id limit 1) as segment,
      r.mailing_id as mailing, r.id as recipient,
      (select id from survey_campaigns order by id limit 1) as campaign,
      (select id from questionnaires order by id limit 1) as questionnaire,
      (select id from complaints order by id limit 1) as complaint,
      (select group_id from clients where group_id is not null order by id limit 1) as "group",
      (select id from staff order by id limit 1) as person,
      (select id from products order by id limit 1) as product,
      (select id from inbox_letters where state = 'waiting' order by id limit 1) as letter,
      (select id from bulk_edits order by id limit 1) as bulk,
      (select id from exports order by id limit 1) as exported,
      (select number::text from erasures order by number limit 1) as erasure,
      (select contact_id from client_contacts order by contact_id limit 1) as subject
    from mailing_recipients r where r.state = 'accepted' order by r.id limit 1`;
  const [letter] = await owner<[{ id: string }]>`
    insert into mailbox_letters (id, to_address, to_name, sender, subject, html, text)
    values (gen_random_uuid(), 'secret-letter@example.ru', 'Секретов Пётр', 'Слово', 'Тайное письмо', '<p>x</p>', 'x')
    returning id`;
  const [file] = await owner<[{ id: string }]>`
    insert into files (client_id, name, type, size, sha256, author_id)
    select ${row.client}, 'секретный-договор.txt', 'text', 5, 'x', id from staff order by id limit 1 returning id`;
  await owner`insert into file_parts (file_id, seq, bytes) values (${file.id}, 0, 'тайна'::text::bytea)`;
  const personal = await personalIds(owner);
  return {
    "segments/[id]": row.segment,
    "mailings/[id]": row.mailing,
    "mailings/[id]/letters/[recipientId]": row.recipient,
    "surveys/[id]": row.campaign,
    "surveys/questionnaires/[id]": row.questionnaire,
    "complaints/[id]": row.complaint,
    "s/[token]": tokenOf(office, "survey", personal.asked),
    "u/[token]": tokenOf(office, "unsubscribe", personal.written),
    "c/[token]": tokenOf(office, "complaint", personal.complaint),
    "k/[token]": tokenOf(office, "consent", personal.consent),
    "password/[token]": "no-such-token-at-all-0123456789",
    "clients/[id]": row.client,
    "clients/[id]/records/files/[file]": file.id,
    "clients/bulk/[id]": row.bulk,
    "clients/groups/[id]": row.group,
    "exports/[id]": row.exported,
    "safety/erasures/[number]": row.erasure,
    "subjects/[kind]": "contact",
    "subjects/[kind]/[id]": row.subject,
    "assignments/[id]": row.assignment,
    "settings/staff/[id]": row.person,
    "products/[id]": row.product,
    "inbox/[id]": row.letter,
    "mailbox/[id]": letter.id,
    "clients/import/[id]": await uploadImport(office),
    "api/auth/[...nextauth]": "csrf",
  };
}

async function uploadImport(office: Office): Promise<string> {
  const form = new FormData();
  form.set("file", new File(["Название;ИНН\nООО «Секретный файл»;6670001001\n"], "секретный-файл.csv"));
  const answer = await fetch(`${office.address}/clients/import/upload`, {
    method: "POST",
    headers: { origin: office.address, cookie: await cookieOf(office, emailOf("director")) },
    body: form,
  });
  const { data } = (await answer.json()) as { data: { id: string } };
  return data.id;
}

const cookies = new Map<string, string>();

/** The Cookie header of a signed-in demo person; one session each is enough. */
export async function cookieOf(office: Office, email: string): Promise<string> {
  const key = `${office.address} ${email}`;
  const cookie = cookies.get(key) ?? (await signInOverHttp(office.address, email, "slovo-demo-2026"));
  cookies.set(key, cookie);
  return cookie;
}

/** What tables hold, each as one hash: equal before and after means that nothing but a `last_seen_at` was written. */
export async function fingerprint(
  owner: postgres.Sql,
  except: string[] = [],
): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !except.includes(table.name))) {
    const [row] = await owner<[{ hash: string }]>`
      select count(*) || ' ' || md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as hash
      from (select to_jsonb(t) - 'last_seen_at' as row from ${owner(name)} t) as rows`;
    hashes[name] = row.hash;
  }
  return hashes;
}
