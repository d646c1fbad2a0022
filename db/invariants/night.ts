import { and, eq } from "drizzle-orm";
import { env } from "#db/env.ts";
import { inTransaction, type Tx } from "#db/index.ts";
import { askAll, type Counts } from "#db/invariants/ask.ts";
import { questionKeys, questions } from "#db/invariants/questions.ts";
import { invariantRuns } from "#db/invariants/table.ts";
import { enqueueLetter } from "#db/outbox/commands.ts";
import { branches, staff } from "#db/staff/table.ts";
import { worksHere } from "#db/staff/works-here.ts";
import { shortName } from "#db/values/person-name.ts";
import { DEFAULT_ZONE, localDate } from "#db/values/time.ts";

/** Counts everything, keeps it, and writes to the directors once a night when something is not zero. */
export async function checkNight(now: Date): Promise<number> {
  const counts = await askAll(now);
  const bad = Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
  const total = Object.values(bad).reduce((sum, n) => sum + n, 0);
  await inTransaction(async (tx) => {
    await tx.insert(invariantRuns).values({ at: now, total, counts: bad });
    if (total > 0) await tellDirectors(tx, counts, now);
  });
  return total;
}

async function tellDirectors(tx: Tx, counts: Counts, now: Date): Promise<void> {
  const directors = await tx
    .select({
      id: staff.id,
      email: staff.email,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
      locale: staff.locale,
      zone: branches.timeZone,
    })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .where(and(eq(staff.role, "director"), worksHere()));
  const night = localDate(now, DEFAULT_ZONE);
  for (const { id, email, locale, zone, ...person } of directors) {
    const rows = questionKeys
      .filter((key) => counts[key] > 0)
      .map((key) => ({ label: questions[key].label[locale], count: counts[key] }));
    await enqueueLetter(
      tx,
      {
        kind: "losses-found",
        props: {
          rows,
          at: now.toISOString(),
          timeZone: zone ?? DEFAULT_ZONE,
          url: `${env().APP_URL}/safety`,
        },
        runKey: `losses-found:${night}:${id}`,
        to: { address: email, name: shortName(person), staffId: id },
        locale,
      },
      now,
    );
  }
}
