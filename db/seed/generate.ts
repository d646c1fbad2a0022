import type { ClientClass, ClientStatus } from "../clients/registries.ts";
import { inTransaction } from "../index.ts";
import type { interactions } from "../interactions/table.ts";
import { isContact } from "../interactions/touch.ts";
import { type Dossier, makeDossier } from "./base.ts";
import { insertDossiers } from "./dossiers.ts";
import { fill, someDetails } from "./fill.ts";
import { laterOn } from "./moments.ts";
import { type Person, somePerson } from "./people.ts";
import { type Random, seededRandom } from "./random.ts";
import { care } from "./texts/care.ts";
import { places, sources, streets } from "./texts/places.ts";
import { touches } from "./texts/touches.ts";

export interface Bulk {
  seed: number;
  /** Staff ids: clients are dealt out to them evenly. */
  owners: readonly string[];
  /** Branch ids. */
  branches: readonly string[];
  now?: Date;
  /** Entries in the timeline of one client. */
  timeline?: number;
  /** Where the numbering begins: a second run over the same base goes on from the first one's count. */
  from?: number;
}

const BATCH = 2000;
const DAY = 86_400_000;
const ZONE = "Europe/Moscow";

const list = (words: string) => words.split(" ");
const HEADS = list(
  "Урал Сиб Волга Нева Обь Иртыш Кама Дон Вятка Север Юг Восток Запад Центр Регион Город Мега Нова Альфа Вектор Орион Полюс Гранит Топаз Сатурн Прогресс Олимп Маяк Азимут Дельта Вымпел Старт Рубин Факел Салют Титан Квант Спектр Ладога Байкал",
);
const MIDDLES = list(
  "тех строй пром снаб торг маш энерго авто агро мед лес метал хим транс тепло свет дом аква электро газ гео био телеком кровля климат",
);
const TAILS = list(
  "сервис монтаж групп проект ресурс маркет центр трейд инвест контракт комплекс поставка партнёр союз альянс системы гарант эксперт актив комплект",
);
const ENDS = ["", "-Плюс", "-М", "-Регион", "-2000"];
const FORMS = ["ООО", "ООО", "ООО", "АО", "ПАО"] as const;
const STATUSES: readonly ClientStatus[] = ["potential", "new", "active", "active", "loyal", "lost"];
const CLASSES: readonly ClientClass[] = ["A", "B", "B", "C", "C", "C", "C"];
const TOWNS = Object.values(places).flat();

/** The `n`-th of 100,000 different names; further ones carry a number. */
function nameOf(n: number): string {
  let rest = (n * 61_927) % 100_000;
  const take = (from: readonly string[]) => {
    const found = from[rest % from.length] ?? "";
    rest = Math.floor(rest / from.length);
    return found;
  };
  const series = n < 100_000 ? "" : ` ${Math.floor(n / 100_000) + 1}`;
  return take(HEADS) + take(MIDDLES) + take(TAILS) + take(ENDS) + series;
}

function someClient(random: Random, n: number, { owners, branches, now = new Date() }: Bulk): Dossier {
  const form = random.pick(FORMS);
  const name = `${form} «${nameOf(n)}»`;
  const place = random.pick(TOWNS);
  return makeDossier(random, n + 1, {
    name,
    legalName: name,
    form,
    role: "client",
    status: random.pick(STATUSES),
    class: random.pick(CLASSES),
    ownerId: owners[n % owners.length] ?? "",
    branchId: branches[n % branches.length] ?? "",
    region: place.region,
    address: `${place.town}, ${random.pick(streets)}, ${random.int(1, 180)}`,
    cityCode: place.code,
    source: random.pick(sources),
    note: null,
    createdAt: new Date(now.getTime() - random.int(30 * DAY, 900 * DAY)),
    people: [{ person: somePerson(random), position: "директор", decisionRole: "decision_maker" }],
  });
}

type Talk = Required<typeof interactions.$inferInsert>;

function talkOf(random: Random, { client, people }: Dossier, at: Date): Talk {
  const line = random.pick(random.pick(random.chance(0.5) ? care : touches));
  const speaker = people[0];
  const contact: Person = speaker?.person ?? somePerson(random);
  return {
    id: random.id(at),
    clientId: client.id,
    contactId: speaker?.row.id ?? null,
    kind: line.kind,
    direction: line.direction,
    at,
    minutes: line.kind === "call" ? random.int(1, 20) : null,
    text: fill(random.pick(line.texts), {
      contact,
      decider: contact,
      author: random.chance(0.5) ? "m" : "f",
      values: someDetails(random, "на объекте"),
    }),
    outcome: line.outcome,
    decision: null,
    authorId: client.ownerId ?? "",
    createdAt: at,
    version: 1,
  };
}

/** Talks of a client, the last of which stands on its row. */
function talksOf(random: Random, dossier: Dossier, number: number, now: Date): Talk[] {
  const { client } = dossier;
  const born = (client.createdAt ?? now).getTime();
  const span = (now.getTime() - 2 * DAY - born) / number;
  const talks = Array.from({ length: number }, (_, i) =>
    talkOf(random, dossier, laterOn(random, new Date(born + span * (i + random.next())), 0, ZONE)),
  ).filter((talk) => talk.at <= now);
  const last = talks.findLast(isContact);
  Object.assign(client, { lastContactAt: last?.at ?? null, lastContactKind: last?.kind ?? null });
  return talks;
}

/**
 * Writes `count` clients for measurements, each with a legal entity, a contact person, phones and e-mails, and talks
 * for half of them; the middle one gets a timeline of 1,000 entries. Same seed, same rows. The staff and branches must
 * be there. A transaction for each 2,000 clients.
 */
export async function generateClients(
  count: number,
  options: Bulk,
): Promise<{ clients: number; busiestId: string }> {
  const { seed, now = new Date(), timeline = 1000, from = 0 } = options;
  const random = seededRandom(seed);
  const busiest = from + Math.floor(count / 2);
  let busiestId = "";
  for (let start = from; start < from + count; start += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, from + count - start) }, (_, i) => start + i);
    const base = numbers.map((n) => someClient(random, n, { ...options, now }));
    const talks = base.flatMap((dossier, i) => {
      const isBusiest = numbers[i] === busiest;
      if (isBusiest) busiestId = dossier.client.id;
      return isBusiest || random.chance(0.5) ? talksOf(random, dossier, isBusiest ? timeline : 1, now) : [];
    });
    await inTransaction((tx) => insertDossiers(tx, base, talks));
  }
  return { clients: count, busiestId };
}
