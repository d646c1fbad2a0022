import { join } from "node:path";
import { personKeys } from "#db/duplicates/keys.ts";
import { pairsOf } from "#db/duplicates/pairs-of.ts";
import { personProfile } from "#db/duplicates/person-profile.ts";
import { addressKey } from "#db/duplicates/places.ts";
import { searchKey } from "#db/values/search.ts";
import type { Acceptance } from "../figure.ts";
import { pairFigures, readRows } from "../pair-figures.ts";

const known = (...values: (string | undefined)[]) =>
  values.filter((value): value is string => Boolean(value));

/** Made-up persons with slips, swaps and gaps, as people of the base. The number that gives the answer away is not read. */
const measure: Acceptance = async (data) => {
  const folder = join(data, "dedupe_febrl1");
  const rows = readRows(folder, "records.csv");
  const begun = performance.now();
  const records = rows.map((row) => ({
    id: row.id,
    names: known(searchKey(known(row.surname, row.given_name).join(" "))),
    phones: [],
    emails: [],
    birthdays: known(row.date_of_birth),
    addresses: known(addressKey(known(row.street_number, row.address_1, row.address_2).join(" "))),
    places: known(searchKey(row.suburb ?? "")),
    postCodes: known(row.postcode),
    firms: [],
  }));
  const pairs = pairsOf(records, personProfile, personKeys);
  const took = performance.now() - begun;
  return pairFigures(
    { set: "dedupe_febrl1", folder },
    new Set(pairs.map(({ a, b }) => `${a.id} ${b.id}`)),
    took,
  );
};

export default measure;
