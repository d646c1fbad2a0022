import { createHash } from "node:crypto";
import { accessLog, anomalies } from "../access/table.ts";
import { emptySearch } from "../clients/list-input.ts";
import type { clientViews } from "../clients/table.ts";
import { consentText } from "../consents/texts.ts";
import { consentWordings } from "../consents/wording-table.ts";
import { clientContacts, contacts } from "../contacts/table.ts";
import { erasures, stubOf } from "../erasures/table.ts";
import { events } from "../events.ts";
import { exports } from "../exports/table.ts";
import type { Tx } from "../index.ts";
import { DEFAULT_ZONE } from "../values/zones.ts";
import type { DemoClient } from "./clients.ts";
import { onWorkingDay } from "./moments.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";
import { COMPANY } from "./staff.ts";
import { insertRows } from "./write.ts";

const MINUTE = 60_000;
/** Cards a manager opened within an hour, the day before: more than the watch lets pass. */
const BURST = 74;

type View = typeof clientViews.$inferInsert;

const plain = ["name", "class", "status", "owner", "region"];

/** Files that were carried out: by whom, how many working days ago, of what. */
const files = [
  {
    by: "streltsov",
    days: -38,
    time: "10:12",
    format: "xlsx",
    rows: 412,
    columns: [...plain, "phones", "emails"],
    said: ["Класс: A"],
  },
  {
    by: "vorontsova",
    days: -21,
    time: "16:40",
    format: "xlsx",
    rows: 187,
    columns: plain,
    said: ["Статус: Потерян"],
  },
  {
    by: "vetrova",
    days: -12,
    time: "11:05",
    format: "csv",
    rows: 64,
    columns: ["number", "type", "state"],
    said: ["Вся книга"],
  },
  { by: "vorontsova", days: -6, time: "23:31", format: "csv", rows: 529, columns: plain, said: [] },
  {
    by: "streltsov",
    days: -2,
    time: "9:48",
    format: "xlsx",
    rows: 96,
    columns: plain,
    said: ["Регион: Пермский край"],
  },
] as const;

/** Traces by which the data are watched over: views, files, two alerts, and a person who asked to be forgotten. */
export function makeWatch(
  random: Random,
  office: Office,
  base: readonly DemoClient[],
  views: readonly View[],
  now: Date,
) {
  const at = (days: number, time: string) => onWorkingDay(now, days, time, DEFAULT_ZONE);
  const taken = files.map(({ by, days, time, format, rows, columns, said }) => {
    const orderedAt = at(days, time);
    const id = random.id(orderedAt);
    const takenAt = new Date(orderedAt.getTime() + 2_000);
    return {
      ...{ id, orderedAt, staffId: office.byLogin(by).id, format, columns: [...columns] },
      kind: by === "vetrova" ? ("complaints" as const) : ("clients" as const),
      ...{
        filter: { ...emptySearch },
        filterWords: [...said],
        hasContacts: columns.includes("phones" as never),
      },
      ...{ expected: rows, rows, bytes: rows * (format === "csv" ? 96 : 41), takenAt },
      finishedAt: new Date(takenAt.getTime() + 1_000),
      sha256: createHash("sha256").update(id).digest("hex"),
    };
  });
  const kotov = office.byLogin("kotov").id;
  const hour = at(-1, "17:00");
  const seen = views.map((view) => ({
    ...{ id: random.id(view.at), at: view.at, staffId: view.staffId, clientId: view.clientId },
    ...{ what: "card" as const, contactsShown: true },
  }));
  const burst = base.slice(0, BURST).map(({ client }, place) => {
    const moment = new Date(hour.getTime() + place * 40_000);
    return {
      id: random.id(moment),
      at: moment,
      staffId: kotov,
      clientId: client.id,
      what: "card" as const,
      contactsShown: false,
    };
  });
  const director = office.byLogin("streltsov").id;
  const unchecked = { checkedAt: null, checkedBy: null, remark: null, version: 1 };
  const alerts = [
    {
      ...{ id: random.id(hour), kind: "mass_views" as const, staffId: kotov, windowAt: hour, ...unchecked },
      ...{
        foundAt: new Date(hour.getTime() + 42 * MINUTE),
        count: BURST,
        threshold: 60,
        details: { usual: 9 },
      },
    },
    ...taken.slice(3, 4).map(({ id: exportId, staffId, takenAt, rows }) => ({
      ...{ id: random.id(takenAt), kind: "night_export" as const, staffId, windowAt: takenAt },
      ...{ checkedAt: at(-5, "9:20"), checkedBy: director, version: 2 },
      remark: "Готовила список к утреннему совещанию, файл у меня на столе",
      ...{ foundAt: new Date(takenAt.getTime() + 20_000), count: rows, threshold: 0, details: { exportId } },
    })),
  ];
  return {
    taken,
    lines: [...seen, ...burst],
    alerts,
    forgotten: makeForgotten(random, office, base, at(-17, "12:30")),
  };
}

/** What is left of somebody: a stub at a client, an act, two lines of history. */
function makeForgotten(random: Random, office: Office, base: readonly DemoClient[], orderedAt: Date) {
  const client = base.find(({ people }) => people.length > 1) ?? base[0];
  const director = office.byLogin("streltsov").id;
  const contactId = random.id(new Date(orderedAt.getTime() - 200 * 86_400_000));
  const doneAt = new Date(orderedAt.getTime() + 3_000);
  const tally = { person: 1, points: 2, talks: 4, letters: 3, consents: 1, history: 5 };
  const act = {
    ...{ id: random.id(orderedAt), number: 1, subjectKind: "contact" as const, subjectId: contactId },
    ...{
      ground: "demand" as const,
      basis: "заявление вх. № 118",
      orderedAt,
      orderedBy: director,
      doneAt,
      tally,
    },
    ...{
      swept: { interactions: 2, events: 3 },
      kept: ["act" as const, "hashes" as const, "figures" as const],
    },
  };
  const log = [
    { at: orderedAt, actorId: director, job: null, command: "erasure.order", after: { number: 1 } },
    { at: doneAt, actorId: null, job: "erasures.run", command: "erasure.run", after: { number: 1, tally } },
  ].map((line) => ({ ...line, id: random.id(line.at), entity: "erasure", entityId: act.id }));
  return { clientId: client?.client.id, contactId, act, log };
}

export async function writeWatch(
  tx: Tx,
  { taken, lines, alerts, forgotten }: ReturnType<typeof makeWatch>,
  opened: Date,
) {
  await insertRows(tx, exports, taken);
  await insertRows(tx, accessLog, lines);
  await insertRows(tx, anomalies, alerts);
  const { clientId, contactId, act, log } = forgotten;
  if (clientId) {
    await insertRows(tx, contacts, [{ id: contactId, surname: stubOf(act.number), version: 2 }]);
    await insertRows(tx, clientContacts, [{ clientId, contactId }]);
    await insertRows(tx, erasures, [act]);
    await insertRows(tx, events, log);
  }
  await insertRows(
    tx,
    consentWordings,
    (["processing", "advertising"] as const).map((kind) => {
      const { words, version, hash } = consentText(kind, "ru", COMPANY);
      return { hash, kind, version, locale: "ru" as const, words, firstAgreedAt: opened };
    }),
  );
}
