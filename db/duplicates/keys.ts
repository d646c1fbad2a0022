import { createHash } from "node:crypto";
import type { ClientRecord } from "#db/duplicates/client-record.ts";
import type { PersonRecord } from "#db/duplicates/person-profile.ts";
import { soundOf } from "#db/duplicates/sound.ts";

/** A mark shared by two records, and how much it takes for them to be compared: `ENOUGH` in sum. */
export interface Key {
  text: string;
  weight: 1 | 2;
}
export const ENOUGH = 2;
/** A mark that more records bear tells nobody from another. */
export const MOST_BEARERS = { strong: 40, weak: 20 };

const strong = (kind: string, values: readonly string[]): Key[] =>
  values.map((value) => ({ text: `${kind} ${value}`, weight: 2 }));
const weak = (kind: string, values: readonly string[]): Key[] =>
  values.map((value) => ({ text: `${kind} ${value}`, weight: 1 }));

const wordsOf = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => key.split(" ")))];
const sounds = (keys: readonly string[]) =>
  wordsOf(keys)
    .map(soundOf)
    .filter((sound) => sound.length >= 2);

const joined = (key: string) => soundOf(key.replaceAll(" ", ""));
const sorted = (key: string) => key.split(" ").map(soundOf).sort().join("");

/** The sound of a short name, whole and with each letter left out: one slip leaves one of them alike. */
function nameKeys(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const sound = joined(name);
    const gaps =
      sound.length >= 5 && sound.length <= 14
        ? [...sound].map((_, i) => `${sound.slice(0, i)}${sound.slice(i + 1)}`)
        : [];
    return [sound, sorted(name), ...gaps].filter((key) => key.length >= 3);
  });
}

/** The number of the house with each word of the street. */
function doorKeys(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => {
    const words = address.split(" ").slice(0, 12);
    const numbers = words.filter((word) => /\d/.test(word)).slice(0, 3);
    const streets = words.filter((word) => !/\d/.test(word) && word.length > 2).map(soundOf);
    return numbers.flatMap((number) => streets.map((street) => `${number} ${street}`));
  });
}

const once = (keys: readonly Key[]): Key[] => [...new Map(keys.map((key) => [key.text, key])).values()];

/** By which marks a client comes into question for another. */
export const clientKeys = (record: ClientRecord): Key[] =>
  once([
    ...strong("inn", record.inns),
    ...strong("phone", record.phones),
    ...strong("email", record.emails),
    ...strong("site", record.sites),
    ...strong("name", nameKeys(record.names)),
    ...strong("door", doorKeys(record.addresses)),
    ...weak("word", sounds(record.names)),
    ...weak("person", record.people.map(sorted)),
  ]);

/** The same of a person. */
export const personKeys = (record: PersonRecord): Key[] =>
  once([
    ...strong("phone", record.phones),
    ...strong("email", record.emails),
    ...strong("day", record.birthdays),
    ...strong("name", record.names.map(sorted)),
    ...strong("door", doorKeys(record.addresses)),
    ...weak("word", sounds(record.names)),
    ...weak("firm", record.firms),
    ...weak("code", record.postCodes),
    ...weak("place", sounds(record.places)),
  ]);

/** The key as a number for the database: 62 bits of a hash, then its weight. Nothing can be read back from it. */
export function keyNumber({ text, weight }: Key): bigint {
  const hash = createHash("md5").update(text).digest().readBigInt64BE();
  return (hash & ~3n) | BigInt(weight);
}
