import type { ClientClass, ClientRole, ClientStatus } from "../clients/registries.ts";
import { nameKey, searchDocument } from "../clients/search.ts";
import type { clients, legalEntities } from "../clients/table.ts";
import type { DecisionRole } from "../contacts/decision-roles.ts";
import type { clientContacts, contactPoints, contacts } from "../contacts/table.ts";
import { companyInn, kppOf, mobile, ogrn, ogrnip, personInn, webName } from "./numbers.ts";
import { fullName, type Person } from "./people.ts";
import type { Random } from "./random.ts";

type Row<T extends { $inferInsert: unknown }> = Required<T["$inferInsert"]>;
export type ClientRow = Row<typeof clients>;

/** Everything that a new client brings into the base. */
export interface Dossier {
  client: ClientRow;
  entity: Row<typeof legalEntities> | null;
  people: { person: Person; row: Row<typeof contacts>; link: Row<typeof clientContacts> }[];
  points: Row<typeof contactPoints>[];
}

export interface Facts {
  name: string;
  /** As the register has it; null for a private person. */
  legalName: string | null;
  form: string;
  role: ClientRole;
  status: ClientStatus;
  class: ClientClass;
  ownerId: string;
  branchId: string;
  region: string;
  address: string;
  /** Of the site and the e-mail; made of the name when not said. */
  domain?: string;
  cityCode: string;
  source: string;
  note: string | null;
  createdAt: Date;
  people: readonly { person: Person; position: string; decisionRole: DecisionRole }[];
}

const entrepreneur = (form: string) => form === "ИП" || form === "КФХ";

export const domainOf = (name: string) => `${webName(/«(.+)»/.exec(name)?.[1] ?? name)}.example`;

/** The `n`-th client of a base: numbers and addresses follow from `n`, so none of them repeats. */
export function makeDossier(random: Random, n: number, facts: Facts): Dossier {
  const { legalName, form, cityCode, people, createdAt, domain = domainOf(facts.name), ...given } = facts;
  const id = random.id(createdAt);
  const person = legalName === null;
  const year = random.int(2003, 2023);
  const inn = entrepreneur(form) ? personInn(n) : companyInn(n);
  const entity = person
    ? null
    : {
        id: random.id(createdAt),
        clientId: id,
        name: legalName,
        inn,
        kpp: entrepreneur(form) ? null : kppOf(inn),
        ogrn: entrepreneur(form) ? ogrnip(n, year) : ogrn(n, year),
        address: facts.address,
        checksumNote: null,
        createdAt,
        version: 1,
      };
  const points: Dossier["points"] = [];
  const point = (
    owner: { clientId: string } | { contactId: string },
    kind: "phone" | "email" | "site",
    value: string,
    raw = value,
    extension: string | null = null,
  ) => {
    points.push({
      id: random.id(createdAt),
      clientId: null,
      contactId: null,
      kind,
      value,
      extension,
      raw,
      createdAt,
      ...owner,
    });
  };
  if (person) {
    const phone = mobile(n * 5);
    point({ clientId: id }, "phone", phone.value, phone.raw);
    const [surname, first = ""] = facts.name.split(" ");
    point({ clientId: id }, "email", `${webName(`${first.slice(0, 1)} ${surname}`)}@pochta.example`);
  } else {
    const phone = cityPhone(cityCode, n);
    const extension = random.chance(0.3) ? String(random.int(101, 480)) : null;
    point(
      { clientId: id },
      "phone",
      phone.value,
      extension ? `${phone.raw} доб. ${extension}` : phone.raw,
      extension,
    );
    point({ clientId: id }, "email", `info@${domain}`);
    if (random.chance(0.6)) point({ clientId: id }, "site", `https://${domain}`);
  }
  const contactsOfClient = people.map((one, i) => {
    const contactId = random.id(createdAt);
    const phone = mobile(n * 5 + i + 1);
    point({ contactId }, "phone", phone.value, phone.raw);
    if (random.chance(0.75))
      point(
        { contactId },
        "email",
        `${webName(`${one.person.given.slice(0, 1)} ${one.person.surname}`)}@${domain}`,
      );
    const { surname, given: first, patronymic } = one.person;
    return {
      person: one.person,
      row: {
        id: contactId,
        surname,
        given: first,
        patronymic,
        note: null,
        importId: null,
        mergedIntoId: null,
        createdAt,
        version: 1,
      },
      link: {
        clientId: id,
        contactId,
        position: one.position,
        decisionRole: one.decisionRole,
        decisionNote: null,
        place: null,
        reportsToId: null,
        since: null,
        until: null,
        createdAt,
        version: 1,
      },
    };
  });
  const valuesOf = (kind: string) => points.filter((one) => one.kind === kind).map((one) => one.value);
  return {
    entity,
    people: contactsOfClient,
    points,
    client: {
      ...given,
      id,
      kind: person ? "person" : "company",
      nameKey: nameKey(facts.name),
      site: valuesOf("site")[0] ?? null,
      tags: [],
      own: {},
      groupId: null,
      externalId: null,
      search: searchDocument({
        names: entity ? [facts.name, entity.name] : [facts.name],
        inns: entity ? [inn] : [],
        phones: valuesOf("phone"),
        emails: valuesOf("email"),
        people: people.map((one) => fullName(one.person)),
      }),
      lastContactAt: null,
      lastContactKind: null,
      nextDueAt: null,
      importId: null,
      archivedAt: null,
      mergedIntoId: null,
      createdAt,
      updatedAt: createdAt,
      version: 1,
    },
  };
}

/** City numbers that begin with a zero are given to nobody. */
function cityPhone(code: string, n: number): { value: string; raw: string } {
  const length = 10 - code.length;
  const digits = `0${String((n * 7919 + 20_117) % 10 ** (length - 1)).padStart(length - 1, "0")}`;
  const shown = `${digits.slice(0, -4)}-${digits.slice(-4, -2)}-${digits.slice(-2)}`;
  return { value: `+7${code}${digits}`, raw: `8 (${code}) ${shown}` };
}
