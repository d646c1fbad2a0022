import { classOverrides, classRuns, clientClasses } from "#db/classes/table.ts";
import { db } from "#db/index.ts";

const at = new Date("2026-03-19T06:00:00Z");

/** What the plain evaluation knows of classes. */
export interface Classed {
  abc: string | null;
  xyz: string | null;
  rfm: string | null;
  held: boolean;
}

export async function makeRun(): Promise<string> {
  const [run] = await db.insert(classRuns).values({ orderedAt: at }).returning({ id: classRuns.id });
  return run?.id ?? "";
}

/** A client that was counted, is gone or was never met by a count; one that is held, until today, until yesterday or at all. */
export async function classify(clientId: string, i: number, { runId, by }: { runId: string; by: string }) {
  const abc = (["A", "B", "C", null, null] as const)[(i * 3 + (i >> 3)) % 5] ?? null;
  const xyz = abc && ((["X", "Y", "Z", null] as const)[(i >> 1) % 4] ?? null);
  const counted = abc !== null || i % 3 === 0;
  const rfm = abc ? ((["champions", "fresh"] as const)[i % 2] ?? "fresh") : "gone";
  const scores = abc ? { place: i + 1, r: 5, f: 1, m: 1 } : {};
  if (counted)
    await db
      .insert(clientClasses)
      .values({ clientId, runId, value: 0, orders: 0, lastOn: "2026-01-10", abc, xyz, rfm, ...scores });
  const until = ([null, "2026-03-19", "2026-03-18"] as const)[i % 3] ?? null;
  const isSet = i % 4 === 1;
  if (isSet)
    await db
      .insert(classOverrides)
      .values({ clientId, class: "A", reason: "сеть", until, setBy: by, setAt: at });
  return { abc, xyz, rfm: counted ? rfm : null, held: isSet && until !== "2026-03-18" };
}
