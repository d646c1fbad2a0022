import { join } from "node:path";
import { clientProfile } from "#db/duplicates/client-profile.ts";
import { makeClientRecord } from "#db/duplicates/client-record.ts";
import { clientKeys } from "#db/duplicates/keys.ts";
import { pairsOf } from "#db/duplicates/pairs-of.ts";
import { digitsOf } from "#db/values/search.ts";
import type { Acceptance } from "../figure.ts";
import { pairFigures, readRows } from "../pair-figures.ts";

/** Restaurants of two guides as clients of the base: name, address, phone and town, and nothing else. */
const measure: Acceptance = async (data) => {
  const folder = join(data, "dedupe_restaurants");
  const rows = readRows(folder, "records.csv");
  const begun = performance.now();
  const records = rows.map(({ id = "", name = "", addr = "", phone = "", city = "" }) =>
    makeClientRecord({
      ...{ id, kind: "company" as const, name, entities: [], emails: [], sites: [], people: [] },
      phones: [digitsOf(phone)],
      addresses: [addr],
      place: city,
    }),
  );
  const pairs = pairsOf(records, clientProfile, clientKeys);
  const took = performance.now() - begun;
  return pairFigures(
    { set: "dedupe_restaurants", folder },
    new Set(pairs.map(({ a, b }) => `${a.id} ${b.id}`)),
    took,
  );
};

export default measure;
