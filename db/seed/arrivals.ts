import { makeKey } from "../api-keys/commands.ts";
import { setMapping, startImport, uploadImport } from "../imports/commands.ts";
import { getImport } from "../imports/queries.ts";
import { runImport } from "../imports/run.ts";
import { inTransaction } from "../index.ts";
import { lead as leadInput } from "../leads/input.ts";
import { takeLead } from "../leads/take-lead.ts";
import { actorOf } from "../staff/actor-of.ts";
import type { DemoClient } from "./clients.ts";
import type { Office } from "./office.ts";

const header = ["Накладная", "Дата", "ИНН", "Клиент", "Артикул", "Товар", "Кол-во", "Цена"];
/** Of one shop in the market hall that keeps its sales in a spreadsheet; the last row has a slip in it. */
const sales: readonly (readonly [
  number: string,
  firm: number,
  code: string,
  name: string,
  quantity: string,
  price: string,
])[] = [
  ["МБ-2041", 0, "ФВК-592", "Фильтр воздушный карманный F7", "12", "1 480,50"],
  ["МБ-2041", 0, "ХЛ-410", "Хладагент R410A, баллон 11,3 кг", "2", "9 900"],
  ["МБ-2041", 0, "КР-ПВ2", "Кронштейн приваренный, пара", "6", "412,3333"],
  ["МБ-2042", 1, "СПЛ-09", "Сплит-система 09, монтаж", "1", "38 700"],
  ["МБ-2042", 1, "ТР-1438", "Труба медная 1/4–3/8, м", "18,5", "640"],
  ["МБ-2043", 2, "ФВК-592", "Фильтр воздушный карманный F7", "-4", "1 480,50"],
  ["МБ-2044", 2, "ОЧ-ИСП", "Очистка испарителя", "одна", "3 200"],
];

const leads = [
  {
    name: "Марина Соловьёва",
    phone: "+7 916 555-01-17",
    comment: "Две комнаты, окна на юг. Сколько будет стоить с монтажом?",
    page: "/montazh",
  },
  {
    company: "ООО «Кофе на Лесной»",
    name: "Артём Гущин",
    email: "artem@kofe-lesnaya.example",
    comment: "Кондиционер в зал на 60 мест, нужен договор.",
  },
];

/** What came in from outside in the last days: a file of sales that was loaded, and leads of the site's form. */
export async function settleArrivals(
  office: Office,
  base: readonly DemoClient[],
  { loadedAt, leadsAt }: { loadedAt: Date; leadsAt: Date },
): Promise<void> {
  const firms = base.flatMap(({ entity, client }) =>
    entity?.inn && !client.archivedAt ? [{ inn: entity.inn, name: client.name }] : [],
  );
  const day = loadedAt.toISOString().slice(0, 10);
  const rows = sales.map(([number, firm, ...goods]) => {
    const { inn, name } = firms[firm * 40 + 7] as (typeof firms)[number];
    return [number, day, inn, name, ...goods];
  });
  await load([header, ...rows].map((cells) => cells.join(";")).join("\r\n"), office, loadedAt);
  const departmentId = office.departments.get("sales")?.id ?? null;
  const secret = await inTransaction(async (tx) => {
    const admin = await actorOf(tx, office.byLogin("safin").id);
    if (!admin) return null;
    const key = {
      ...{
        key: "demo-key-of-site",
        name: "Форма на сайте",
        staffId: null,
        departmentId: departmentId ?? null,
      },
      ...{ minutes: 540, source: "Сайт" },
    };
    return (await makeKey(tx, admin, key, loadedAt)).secret;
  });
  if (!secret) return;
  for (const [at, one] of leads.entries()) {
    const posted = leadInput.parse({ idempotencyKey: `demo-lead-${at + 1}`, ...one });
    await inTransaction((tx) => takeLead(tx, secret, posted, new Date(leadsAt.getTime() + at * 900_000)));
  }
}

async function load(text: string, office: Office, at: Date): Promise<void> {
  const head = await inTransaction((tx) => actorOf(tx, office.byLogin("vorontsova").id));
  if (!head) return;
  const bytes = new TextEncoder().encode(`\uFEFF${text}`);
  const file = { name: "Продажи магазина на рынке.csv", bytes, kind: "purchases" as const };
  const { id } = await inTransaction((tx) => uploadImport(tx, head, file, at));
  const clock = () => at;
  await runImport(id, clock);
  const read = await getImport(head, id);
  const columns = { importId: id, version: read.version, mapping: read.mapping };
  await inTransaction((tx) => setMapping(tx, head, columns, at));
  await runImport(id, clock);
  const { version } = await getImport(head, id);
  await inTransaction((tx) => startImport(tx, head, { importId: id, version }, at));
  await runImport(id, clock);
}
