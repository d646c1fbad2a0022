import { clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import type { DueState, NpsGroup } from "#db/segments/choices.ts";
import { type Grammar, listed, type Phrase, type Pronoun, type Say, values } from "#db/segments/phrases.ts";
import { classEnglish } from "#db/segments/phrases-classes.ts";
import { moneyEnglish } from "#db/segments/phrases-money.ts";
import type { Text } from "#db/values/text.ts";
import { formatDate } from "#db/values/time.ts";

/** «Those» needs no pronoun before «of class A». */
const none: Pronoun = { relative: "", who: "" };
const withWhom: Pronoun = { relative: "with whom", who: "with whom" };
const forWhom: Pronoun = { relative: "for whom", who: "for whom" };

const quoted = (word: string) => `“${word}”`;
const or = (items: readonly string[]) => listed(items, "or");
const and = (items: readonly string[]) => listed(items, "and");
const word = (registry: Record<string, { label: Text }>, key: string) => registry[key]?.label.en ?? key;
const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);
const date = (value: unknown) => formatDate(String(value), { locale: "en", timeZone: "UTC" });
const said = (attribute: string): Phrase => ({ attribute, pronoun: none, text: attribute });

const chosen =
  (before: string, name: (value: string) => string): Say =>
  (asked) =>
    said(`${asked.operator === "none" ? "not " : ""}${before} ${or(values(asked).map(name))}`);

const orEmpty =
  (noun: string, choose: Say): Say =>
  (asked, names) => {
    if (asked.operator === "filled") return said(`with ${noun}`);
    return asked.operator === "empty" ? said(`without ${noun}`) : choose(asked, names);
  };

const owner: Say = (asked, names) => {
  const people = values(asked).map((id) => names.owners[id] ?? "somebody who is not in the base");
  const not = asked.operator === "none" ? "not " : "";
  return { pronoun: forWhom, text: `${or(people)} is ${not}responsible` };
};

const tags: Say = (asked) => {
  const list = values(asked).map(quoted);
  const noun = list.length > 1 ? "tags" : "tag";
  if (asked.operator === "none") return said(`without the ${noun} ${or(list)}`);
  if (asked.operator === "all") return said(`with the ${noun} ${and(list)}`);
  return said(`with the tag ${or(list)}`);
};

const created: Say = ({ operator, value }) => {
  const texts: Record<string, string> = {
    within: `created in the last ${days(Number(value))}`,
    older: `created more than ${days(Number(value))} ago`,
    since: `created since ${date(value)}`,
    before: `created before ${date(value)}`,
  };
  return said(texts[operator] ?? operator);
};

const contact: Say = ({ operator, value }) => {
  const texts: Record<string, string> = {
    not_within: `there was no contact for ${days(Number(value))}`,
    within: `there was contact in the last ${days(Number(value))}`,
    since: `the last contact was since ${date(value)}`,
    before: `the last contact was before ${date(value)}`,
    never: "there was never any contact",
    ever: "there was some contact",
  };
  return { pronoun: withWhom, text: texts[operator] ?? operator };
};

const toWhom: Pronoun = { relative: "to whom", who: "to whom" };
const dueTexts: Record<DueState, string> = {
  late: "with an overdue promise",
  week: "with a promise due within 7 days",
  later: "with a promise due in more than 7 days",
  none: "without open promises",
};

const mailing: Say = ({ operator, value }) => {
  const texts: Record<string, string> = {
    within: `a mailing came in the last ${days(Number(value))}`,
    not_within: `no mailing came for ${days(Number(value))}`,
    ever: "some mailing came",
    never: "no mailing ever came",
  };
  return { pronoun: toWhom, text: texts[operator] ?? operator };
};

const npsTexts: Record<NpsGroup, string> = {
  promoters: "promoters (9–10)",
  passives: "passives (7–8)",
  detractors: "detractors (0–6)",
};

const whether =
  (noun: string, without: string): Say =>
  ({ operator }) =>
    said(operator === "yes" ? `with ${noun}` : `without ${without}`);

export const english: Grammar = {
  everyone: "All clients",
  clients: "Clients",
  and: "and",
  or: "or",
  orThose: " or those ",
  except: ", except those ",
  exceptAlso: ", and except those ",
  ofThem: ", of them those ",
  ofThese: ", and of these those ",
  alsoThose: "; and also those ",
  alsoAllExcept: "; and also all except those ",
  notOfThose: "not of those ",
  phrases: {
    region: orEmpty(
      "a region",
      chosen("from", (region) => region),
    ),
    branch: orEmpty("a branch", (asked, names) =>
      chosen("of the branch", (id) => quoted(names.branches[id] ?? "not in the base"))(asked, names),
    ),
    status: chosen("with the status", (status) => quoted(word(clientStatuses, status))),
    class: chosen("of class", (letter) => letter),
    owner: orEmpty("anybody responsible", owner),
    role: chosen("in the role of", (role) => quoted(word(clientRoles, role))),
    kind: chosen("of the kind", (kind) => quoted(word(clientKinds, kind))),
    tags: orEmpty("tags", tags),
    ...moneyEnglish,
    ...classEnglish,
    created,
    contact,
    email: whether("an e-mail address", "an e-mail address"),
    phone: whether("a phone", "a phone"),
    name: ({ operator, value }) =>
      said(`${operator === "contains" ? "with" : "without"} ${quoted(String(value))} in the name`),
    source: orEmpty("a source", chosen("from the source", quoted)),
    import: (asked, names) =>
      chosen("from", (id) =>
        names.imports?.[id] ? `import ${names.imports[id]}` : "an import not visible to you",
      )(asked, names),
    address: ({ operator }) => said(operator === "filled" ? "with an address" : "without an address"),
    list: (asked, names) =>
      chosen("on the list", (id) => quoted(names.lists[id] ?? "not in the base"))(asked, names),
    cadence: ({ operator }) =>
      said(operator === "yes" ? "due for contact by class" : "not yet due for contact by class"),
    due: (asked) => said(or(values(asked).map((state) => dueTexts[state as DueState] ?? state))),
    mailing,
    nps: orEmpty(
      "an answer to a survey",
      chosen("of the", (group) => npsTexts[group as NpsGroup] ?? group),
    ),
    score: chosen("with the last score", (score) => score),
    complaint: whether("an open complaint", "open complaints"),
    consent: whether("consent to advertising", "consent to advertising"),
  },
};
