import { addressKey } from "#db/duplicates/places.ts";
import { legalFormOf } from "#db/values/legal-form.ts";
import { clientKey, searchKey } from "#db/values/search.ts";

/** What the search for duplicates knows of a client: everything normalised, nothing of it kept. */
export interface ClientRecord {
  id: string;
  kind: "company" | "person";
  /** `clientKey` of the name, then of the legal entities. */
  names: readonly string[];
  /** ООО, АО …, as far as the name says. */
  forms: readonly string[];
  inns: readonly string[];
  /** «ИНН КПП» of each legal entity that has both. */
  branches: readonly string[];
  /** E.164, of the client and of its people. */
  phones: readonly string[];
  emails: readonly string[];
  /** Hosts without www. */
  sites: readonly string[];
  /** `addressKey` of each address. */
  addresses: readonly string[];
  /** `searchKey` of region or town. */
  places: readonly string[];
  /** `searchKey` of full names. */
  people: readonly string[];
}

/** A client as it is written down. */
export interface ClientFacts {
  id: string;
  kind: "company" | "person";
  name: string;
  entities: readonly { name: string; inn: string | null; kpp: string | null; address: string | null }[];
  phones: readonly string[];
  emails: readonly string[];
  sites: readonly string[];
  addresses: readonly (string | null)[];
  place: string | null;
  people: readonly string[];
}

const each = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => Boolean(value))),
];

export function makeClientRecord(facts: ClientFacts): ClientRecord {
  const { id, kind, entities } = facts;
  const names = [facts.name, ...entities.map(({ name }) => name)];
  return {
    id,
    kind,
    names: each(names.map(clientKey)),
    forms: each(names.map(legalFormOf)),
    inns: each(entities.map(({ inn }) => inn)),
    branches: each(entities.map(({ inn, kpp }) => (inn && kpp ? `${inn} ${kpp}` : null))),
    phones: each(facts.phones),
    emails: each(facts.emails.map((email) => email.toLowerCase())),
    sites: each(facts.sites.map(hostOf)),
    addresses: each(
      [...facts.addresses, ...entities.map(({ address }) => address)].map((text) => text && addressKey(text)),
    ),
    places: each([facts.place && searchKey(facts.place)]),
    people: each(facts.people.map(searchKey)),
  };
}

/** «https://www.romashka.ru/about» → «romashka.ru». */
function hostOf(site: string): string {
  return site
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/s, "");
}
