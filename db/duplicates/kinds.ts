import { type SQL, sql } from "drizzle-orm";
import { clientProfile } from "#db/duplicates/client-profile.ts";
import { clientKeys, type Key, personKeys } from "#db/duplicates/keys.ts";
import type { KindName } from "#db/duplicates/kind-names.ts";
import { loadRecords, printOf } from "#db/duplicates/load.ts";
import { isOut, loadPeople, printOfPerson } from "#db/duplicates/load-people.ts";
import { personProfile } from "#db/duplicates/person-profile.ts";
import { type Profile, type Score, scoreOf } from "#db/duplicates/rules.ts";
import {
  duplicateCandidates,
  duplicateCards,
  duplicatePairs,
  notDuplicates,
  notSamePeople,
  personCandidates,
  personCards,
  personPairs,
} from "#db/duplicates/table.ts";
import type { Tx } from "#db/index.ts";

interface Tables {
  cards: typeof duplicateCards;
  candidates: typeof duplicateCandidates;
  pairs: typeof duplicatePairs;
  verdicts: typeof notDuplicates;
}

/** Records that were read, to be marked and compared. */
interface Read {
  keys: ReadonlyMap<string, readonly Key[]>;
  /** Null where one of the two is not there any more. */
  score(a: string, b: string): Score | null;
}

/** What duplicates are looked for among: the search, the list and the verdicts ask nothing else of it. */
export interface Kind extends Tables {
  /** The table of the things themselves, and the column of `cards` that names one. */
  things: SQL;
  subject: SQL;
  /** Whether a row of `things`, called so, takes no part any more. */
  isOut(row: SQL): SQL;
  /** What it is compared by, as it stands: a change of it makes the print another. */
  printOf(row: SQL): SQL;
  shown: number;
  read(tx: Tx, ids: readonly string[]): Promise<Read>;
}

interface Parts<R> extends Tables, Pick<Kind, "things" | "subject" | "isOut" | "printOf"> {
  profile: Profile<R>;
  keysOf(record: R): Key[];
  load(tx: Tx, ids: readonly string[]): Promise<Map<string, R>>;
}

function makeKind<R>({ profile, keysOf, load, ...rest }: Parts<R>): Kind {
  return {
    ...rest,
    shown: profile.shown,
    async read(tx, ids) {
      const records = await load(tx, ids);
      return {
        keys: new Map([...records].map(([id, record]) => [id, keysOf(record)])),
        score(a, b) {
          const [one, other] = [records.get(a), records.get(b)];
          return one && other ? scoreOf(profile, one, other) : null;
        },
      };
    },
  };
}

export const duplicateKinds: Readonly<Record<KindName, Kind>> = {
  client: makeKind({
    ...{ cards: duplicateCards, candidates: duplicateCandidates },
    ...{ pairs: duplicatePairs, verdicts: notDuplicates },
    ...{ things: sql`clients`, subject: sql`client_id` },
    isOut: (row) => sql`${row}.archived_at is not null`,
    ...{ printOf, profile: clientProfile, keysOf: clientKeys, load: loadRecords },
  }),
  contact: makeKind({
    ...{ cards: personCards, candidates: personCandidates },
    ...{ pairs: personPairs, verdicts: notSamePeople },
    ...{ things: sql`contacts`, subject: sql`contact_id` },
    isOut,
    ...{ printOf: printOfPerson, profile: personProfile, keysOf: personKeys, load: loadPeople },
  }),
};
