import { clientFields } from "../fields/table.ts";
import { type OwnValue, ownName } from "../fields/value.ts";
import type { Tx } from "../index.ts";
import { savedViews } from "../saved-views/table.ts";
import { encodeTree } from "../segments/tree-address.ts";
import { searchKey } from "../values/text.ts";
import { addDays, localDate } from "../values/time.ts";
import type { DemoClient } from "./clients.ts";
import type { Office } from "./office.ts";
import { seededRandom } from "./random.ts";
import { ownFieldWords, placeOf, spaceOf } from "./texts/own-fields.ts";
import { insertRows } from "./write.ts";

const SEED = 20_260_607;
const DAY = 86_400_000;

/**
 * What this company writes down of its clients beyond what every company does, filled where somebody has asked: by those
 * who visit the places. The values go straight into the rows of the clients.
 */
export function makeOwnFields(office: Office, base: readonly DemoClient[], now: Date) {
  const random = seededRandom(SEED);
  const since = new Date(now.getTime() - 400 * DAY);
  const director = office.byLogin("streltsov").id;
  const fields = ownFieldWords.map(({ choices = [], ...words }, at) => ({
    ...{ ...words, id: random.id(since), nameKey: searchKey(words.name), required: false, place: at + 1 },
    choices: choices.map((label) => ({ id: random.id(since), label })),
    ...{ createdBy: director, createdAt: since, updatedAt: since },
  }));
  // Of their own stream: what was made up before stays as it was.
  const phones = seededRandom(SEED + 2);
  const [space, place, service, rival, pass, phone] = fields as [
    (typeof fields)[number],
    ...(typeof fields)[number][],
  ];
  const today = localDate(now, "Asia/Yekaterinburg");
  for (const { client, trade } of base) {
    // Suppliers, partners and private homes are not asked.
    if (
      typeof trade === "string" ||
      client.kind !== "company" ||
      !random.chance(client.class === "C" ? 0.4 : 0.85)
    )
      continue;
    const own: Record<string, OwnValue> = {};
    const [least, most] = spaceOf(trade.key);
    own[space.id] = Math.round(random.int(least, most) / 5) * 5;
    const kind = place?.choices.find(({ label }) => label === placeOf(trade.key));
    if (place && kind) own[place.id] = kind.id;
    if (service && random.chance(client.class === "C" ? 0.2 : 0.7))
      own[service.id] = addDays(today, random.int(-40, 420));
    if (rival && random.chance(0.5)) own[rival.id] = random.chance(client.status === "loyal" ? 0.1 : 0.35);
    if (pass && random.chance(0.25))
      own[pass.id] = random.pick(["по паспорту", "заявка за сутки", "встречает завхоз"]);
    if (phone && client.class === "A" && phones.chance(0.5))
      own[phone.id] = `+7 950 555-${phones.int(10, 99)}-${phones.int(10, 99)}`;
    client.own = own;
  }
  return { fields, view: viewOf(office, service ?? space, [space, place, rival], now) };
}

type Field = { id: string; kind: (typeof ownFieldWords)[number]["kind"] };

/** The service ends soon: whom to offer a new contract. */
function viewOf(office: Office, service: Field, beside: readonly (Field | undefined)[], now: Date) {
  const at = new Date(now.getTime() - 35 * DAY);
  const name = ownName(service);
  const ahead = { type: "condition" as const, field: name, operator: "ahead", value: 60 };
  const tree = { type: "group" as const, join: "and" as const, not: false, children: [ahead] };
  const own = beside.flatMap((field) => (field ? [ownName(field)] : []));
  return {
    id: seededRandom(SEED + 1).id(at),
    name: "Обслуживание кончается",
    query: `if=${encodeTree(tree)}&sort=${encodeURIComponent(name)}`,
    columns: [name, "owner", ...own, "phone"].map((key) => ({ key })),
    shared: true,
    createdBy: office.byLogin("vorontsova").id,
    createdAt: at,
    updatedAt: at,
  };
}

type OwnFields = ReturnType<typeof makeOwnFields>;

/** Before the clients, whose values are told apart by the fields. */
export const writeOwnFields = (tx: Tx, { fields }: OwnFields) => insertRows(tx, clientFields, fields);
export const writeOwnView = (tx: Tx, { view }: OwnFields) => insertRows(tx, savedViews, [view]);
