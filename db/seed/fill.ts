import { formatMoney } from "../values/money.ts";
import { capitalize, plural } from "../values/text.ts";
import { type Case, type Gender, inCase, type Person } from "./people.ts";
import type { Random } from "./random.ts";

/** What a text speaks of: one scene keeps the same units, sums and people through an episode. */
export interface Scene {
  contact: Person;
  decider: Person;
  author: Gender;
  values: Readonly<Record<string, string>>;
}

const UNITS = [
  { few: "кассетных кондиционера", many: "кассетных кондиционеров", all: "кассетные кондиционеры" },
  { few: "сплит-системы", many: "сплит-систем", all: "сплит-системы" },
  { few: "канальных блока", many: "канальных блоков", all: "канальные блоки" },
  { few: "приточные установки", many: "приточных установок", all: "приточные установки" },
  { few: "фанкойла", many: "фанкойлов", all: "фанкойлы" },
  { few: "вытяжных вентилятора", many: "вытяжных вентиляторов", all: "вытяжные вентиляторы" },
  { few: "тепловые завесы", many: "тепловых завес", all: "тепловые завесы" },
] as const;

const PARTS = [
  ["плату управления", "платы управления"],
  ["дренажную помпу", "дренажной помпы"],
  ["мотор вентилятора", "мотора вентилятора"],
  ["датчик давления", "датчика давления"],
  ["ремень вытяжки", "ремня вытяжки"],
  ["четырёхходовой клапан", "четырёхходового клапана"],
  ["компрессор", "компрессора"],
] as const;

const DAYS = [
  "пять рабочих дней",
  "десять рабочих дней",
  "две недели",
  "три недели",
  "двенадцать рабочих дней",
];

const roubles = (thousands: number) => formatMoney(thousands * 100_000, "ru", { kopecks: false });

/** Concrete details of one episode. */
export function someDetails(random: Random, room: string): Record<string, string> {
  const unit = random.pick(UNITS);
  const count = random.pick([2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 24]);
  const [part, ofPart] = random.pick(PARTS);
  const thousands = count * random.int(58, 96);
  return {
    n: `${count} ${plural("ru", count, { one: unit.few, few: unit.few, many: unit.many })}`,
    eq: unit.all,
    eqs: unit.many,
    where: room,
    sum: roubles(thousands),
    less: roubles(Math.round(thousands * (0.82 + random.next() * 0.12))),
    fee: roubles(Math.round(count * (2.6 + random.next() * 1.8))),
    year: roubles(count * random.int(9, 15)),
    home: roubles(random.int(62, 148)),
    part,
    "part:gen": ofPart,
    days: random.pick(DAYS),
    doc: String(random.int(31, 987)),
    area: String(random.int(6, 90) * 10),
    pct: String(random.int(4, 18)),
  };
}

/** Puts a scene into a template. @throws RangeError on a slot that the scene does not know. */
export function fill(template: string, { contact, decider, author, values }: Scene): string {
  // «{d} {решил|решила}»: a verb agrees with the person named last as its subject.
  let subject = contact.gender;
  const slot = (inside: string): string => {
    const [his, hers] = inside.split("|");
    if (hers !== undefined) return (subject === "m" ? his : hers) ?? "";
    const [name = "", form] = inside.split(":");
    const person = name === "c" ? contact : name === "d" ? decider : null;
    if (person && form) return inCase(person, form as Case);
    if (person) {
      subject = person.gender;
      return person.surname;
    }
    const value = values[inside] ?? values[name];
    if (value === undefined) throw new RangeError(`No {${inside}} in the scene of «${template}»`);
    return form === "cap" ? capitalize(value) : value;
  };
  const text = template
    .replace(/<([^<>|]*)\|([^<>|]*)>/g, (_, his: string, hers: string) => (author === "m" ? his : hers))
    .replace(/\{([^{}]+)\}/g, (_, inside: string) => slot(inside));
  return capitalize(text.replace(/(?<=^|\s)([Сс]) (?=[СЗШЖсзшж][бвгджзклмнпрстфхцчшщ])/g, "$1о "));
}
