import { type clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import type { DueState, NpsGroup } from "#db/segments/choices.ts";
import type { SegmentNames } from "#db/segments/names.ts";
import { type Grammar, listed, type Phrase, type Pronoun, type Say, values } from "#db/segments/phrases.ts";
import { classRussian } from "#db/segments/phrases-classes.ts";
import { moneyRussian } from "#db/segments/phrases-money.ts";
import { ofRegion } from "#db/segments/region-genitive.ts";
import type { SegmentCondition } from "#db/segments/tree.ts";
import { plural, type Text } from "#db/values/text.ts";
import { formatDate } from "#db/values/time.ts";

const who: Pronoun = { relative: "которые", who: "кто" };
const whose: Pronoun = { relative: "у которых", who: "у кого" };
const withWhom: Pronoun = { relative: "с которыми", who: "с кем" };
const whom: Pronoun = { relative: "которых", who: "кого" };
const toWhom: Pronoun = { relative: "которым", who: "кому" };
const forWhom: Pronoun = { relative: "за которых", who: "за кого" };

const quoted = (word: string) => `«${word}»`;
const or = (items: readonly string[]) => listed(items, "или");
const and = (items: readonly string[]) => listed(items, "и");
const neither = (items: readonly string[]) =>
  items.length < 2 ? `не ${items[0]}` : items.map((item) => `ни ${item}`).join(", ");
const word = (registry: Record<string, { label: Text }>, key: string) => registry[key]?.label.ru ?? key;
const days = (n: number) => `${n} ${plural("ru", n, { one: "день", few: "дня", many: "дней" })}`;
const ofDays = (n: number) => `${n} ${plural("ru", n, { one: "дня", many: "дней" })}`;
const lastDays = (n: number) => (n === 1 ? "за последний день" : `за последние ${days(n)}`);
const date = (value: unknown) => formatDate(String(value), { locale: "ru", timeZone: "UTC" });

const said = (attribute: string, pronoun: Pronoun = who, text = attribute): Phrase => ({
  attribute,
  pronoun,
  text,
});

const kinds: Record<string, string> = {
  company: "из числа компаний",
  person: "из числа частных лиц",
} satisfies Record<keyof typeof clientKinds, string>;

/** One of several values, each with the words before it: «не из Перми и не из Тюмени». */
const chosen = (one: (value: string) => string, some: (items: readonly string[]) => string): Say => {
  const not = (list: readonly string[]) => and(list.map((value) => `не ${one(value)}`));
  return (asked) => said(asked.operator === "none" ? not(values(asked)) : some(values(asked)));
};

const place: Say = (asked) => {
  if (asked.operator === "filled") return said("с указанным регионом", whose, "указан регион");
  if (asked.operator === "empty") return said("без региона", whose, "нет региона");
  return chosen(
    (region) => `из ${ofRegion(region)}`,
    (list) => `из ${or(list.map(ofRegion))}`,
  )(asked, { branches: {}, owners: {}, lists: {}, products: {}, productGroups: {} });
};

const branch: Say = (asked, names) => {
  if (asked.operator === "filled") return said("с филиалом", whose, "есть филиал");
  if (asked.operator === "empty") return said("без филиала", whose, "нет филиала");
  const name = (id: string) => quoted(names.branches[id] ?? "нет в базе");
  return chosen(
    (id) => `из филиала ${name(id)}`,
    (list) => `из филиала ${or(list.map(name))}`,
  )(asked, names);
};

const owner: Say = (asked, names) => {
  if (asked.operator === "filled") return said("с ответственным", whose, "есть ответственный");
  if (asked.operator === "empty") return said("без ответственного", whose, "нет ответственного");
  const people = values(asked).map((id) => names.owners[id] ?? "сотрудник, которого нет в базе");
  if (asked.operator === "any") return { pronoun: forWhom, text: `отвечает ${or(people)}` };
  const text = people.length < 2 ? `не отвечает ${people[0]}` : `не отвечают ${neither(people)}`;
  return { pronoun: forWhom, text };
};

const tags: Say = (asked) => {
  if (asked.operator === "filled") return said("с метками", whose, "есть метки");
  if (asked.operator === "empty") return said("без меток", whose, "нет меток");
  const list = values(asked).map(quoted);
  const noun = list.length > 1 && asked.operator === "all" ? "метки" : "метка";
  if (asked.operator === "none")
    return said(
      and(list.map((tag) => `без метки ${tag}`)),
      whose,
      and(list.map((tag) => `нет метки ${tag}`)),
    );
  if (asked.operator === "all" && list.length > 1)
    return said(`с метками ${and(list)}`, whose, `есть ${noun} ${and(list)}`);
  return said(`с меткой ${or(list)}`, whose, `есть ${noun} ${or(list)}`);
};

const created: Say = ({ operator, value }) => {
  const n = Number(value);
  const texts: Record<string, string> = {
    within: `завели ${lastDays(n)}`,
    older: `завели больше ${ofDays(n)} назад`,
    since: `завели с ${date(value)}`,
    before: `завели до ${date(value)}`,
  };
  return { pronoun: whom, text: texts[operator] ?? operator };
};

const contact: Say = ({ operator, value }: Pick<SegmentCondition, "operator" | "value">) => {
  const n = Number(value);
  const texts: Record<string, string> = {
    not_within: `не было контакта ${days(n)}`,
    within: `был контакт ${lastDays(n)}`,
    since: `последний контакт был с ${date(value)}`,
    before: `последний контакт был до ${date(value)}`,
    never: "ни разу не было контакта",
    ever: "уже был контакт",
  };
  return { pronoun: withWhom, text: texts[operator] ?? operator };
};

const name: Say = ({ operator, value }) => ({
  pronoun: whose,
  text: `в названии ${operator === "contains" ? "есть" : "нет"} ${quoted(String(value))}`,
});

const source: Say = (asked, names) => {
  if (asked.operator === "filled") return said("с указанным источником", whose, "указан источник");
  if (asked.operator === "empty") return said("без источника", whose, "нет источника");
  return chosen(
    (one) => `с источником ${quoted(one)}`,
    (list) => `с источником ${or(list.map(quoted))}`,
  )(asked, names);
};

const titled =
  (of: string, known: (names: SegmentNames) => Readonly<Record<string, string>> | undefined): Say =>
  (asked, names) => {
    const title = (id: string, name = known(names)?.[id]) => (name ? quoted(name) : "(вам не видно)");
    const all = (ids: readonly string[]) => `${of} ${or(ids.map((id) => title(id)))}`;
    return chosen((id) => all([id]), all)(asked, names);
  };

const dueTexts: Record<DueState, string> = {
  late: "обещание просрочено",
  week: "обещание на ближайшие 7 дней",
  later: "обещание позже чем через 7 дней",
  none: "нет открытых обещаний",
};

const due: Say = (asked) => ({
  pronoun: whose,
  text: or(values(asked).map((state) => dueTexts[state as DueState] ?? state)),
});

const mailing: Say = ({ operator, value }) => {
  const texts: Record<string, string> = {
    within: `приходила рассылка ${lastDays(Number(value))}`,
    not_within: `не приходило рассылок ${days(Number(value))}`,
    ever: "уже приходила рассылка",
    never: "ни разу не приходила рассылка",
  };
  return { pronoun: toWhom, text: texts[operator] ?? operator };
};

const npsTexts: Record<NpsGroup, string> = {
  promoters: "тех, кто нас посоветует (9–10)",
  passives: "довольных (7–8)",
  detractors: "недовольных (0–6)",
};

const nps: Say = (asked, names) => {
  if (asked.operator === "filled") return said("с ответом на анкету", whose, "есть ответ на анкету");
  if (asked.operator === "empty") return said("без ответов на анкеты", whose, "нет ответов на анкеты");
  const word = (group: string) => npsTexts[group as NpsGroup] ?? group;
  return chosen(
    (group) => `из числа ${word(group)}`,
    (list) => `из числа ${or(list.map(word))}`,
  )(asked, names);
};

const whether =
  (yes: [string, string], no: [string, string]): Say =>
  ({ operator }) => {
    const [attribute, text] = operator === "yes" ? yes : no;
    return said(attribute, whose, text);
  };

export const russian: Grammar = {
  everyone: "Все клиенты",
  clients: "Клиенты",
  and: "и",
  or: "или",
  orThose: " или те, ",
  except: ", кроме тех, ",
  exceptAlso: ", и кроме тех, ",
  ofThem: ", из них те, ",
  ofThese: ", а из этих те, ",
  alsoThose: "; и ещё те, ",
  alsoAllExcept: "; и ещё все, кроме тех, ",
  notOfThose: "кто не из тех, ",
  phrases: {
    region: place,
    branch,
    status: chosen(
      (status) => `в статусе ${quoted(word(clientStatuses, status))}`,
      (list) => `в статусе ${or(list.map((status) => quoted(word(clientStatuses, status))))}`,
    ),
    class: chosen(
      (letter) => `класса ${letter}`,
      (list) => `класса ${or(list)}`,
    ),
    owner,
    role: chosen(
      (role) => `в роли ${quoted(word(clientRoles, role))}`,
      (list) => `в роли ${or(list.map((role) => quoted(word(clientRoles, role))))}`,
    ),
    kind: chosen(
      (kind) => kinds[kind] ?? kind,
      (list) => or(list.map((kind) => kinds[kind] ?? kind)),
    ),
    tags,
    ...moneyRussian,
    ...classRussian,
    created,
    contact,
    email: whether(["с адресом почты", "есть адрес почты"], ["без адреса почты", "нет адреса почты"]),
    phone: whether(["с телефоном", "есть телефон"], ["без телефона", "нет телефона"]),
    name,
    source,
    import: titled("из загрузки", ({ imports }) => imports),
    address: ({ operator }) =>
      operator === "filled"
        ? said("с указанным адресом", whose, "указан адрес")
        : said("без адреса", whose, "не указан адрес"),
    list: titled("из списка", ({ lists }) => lists),
    cadence: ({ operator }) => ({
      pronoun: withWhom,
      text: operator === "yes" ? "по классу уже пора связаться" : "по классу связываться ещё рано",
    }),
    due,
    mailing,
    nps,
    score: chosen(
      (score) => `с последней оценкой ${score}`,
      (list) => `с последней оценкой ${or(list)}`,
    ),
    complaint: whether(
      ["с открытой жалобой", "есть открытая жалоба"],
      ["без открытых жалоб", "нет открытых жалоб"],
    ),
    consent: whether(
      ["с согласием на рекламу", "есть согласие на рекламу"],
      ["без согласия на рекламу", "нет согласия на рекламу"],
    ),
  },
};
