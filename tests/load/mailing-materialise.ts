import postgres from "postgres";
import { renderMailing } from "#emails/mailing.tsx";
import { forget, giveAddresses, launched } from "./mailing-base.ts";
import { median } from "./measure.ts";
import type { BenchRow } from "./page-rows.ts";

interface Setup {
  variables: { DATABASE_OWNER_URL: string };
  rounds: number;
}

const timed = async (run: () => Promise<unknown>) => {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
};

/**
 * The row `mailing-materialise`: everybody of the base made a recipient, with the choice of the address and all
 * reasons not to write, against a bare INSERT … SELECT of as many rows. Promised is a ratio of 3 at most. Call it with
 * DATABASE_URL of the same database in the environment.
 */
export async function mailingMaterialise({ variables, rounds }: Setup): Promise<BenchRow> {
  const { letterToRender, materialise } = await import("#db/mailings/materialise.ts");
  const owner = postgres(variables.DATABASE_OWNER_URL, { max: 1, onnotice: () => {} });
  try {
    await giveAddresses(owner);
    const pairs = [];
    let recipients = 0;
    for (let round = 0; round <= rounds; round++) {
      const id = await launched(owner);
      const bare = await timed(
        () => owner`
          insert into mailing_recipients (mailing_id, client_id, address, state)
          select ${id}, c.id, 'r-' || c.id, 'queued' from clients c where c.archived_at is null`,
      );
      await owner`delete from mailing_recipients where mailing_id = ${id}`;
      await owner`vacuum mailing_recipients`;
      const props = await letterToRender(id);
      if (!props) throw new Error("the mailing was not launched");
      const letter = await renderMailing(props);
      const own = await timed(async () => {
        recipients = await materialise(id, letter, new Date());
      });
      await forget(owner, id);
      await owner`vacuum mailing_recipients`;
      if (round > 0) pairs.push({ bare, own }); // the first is to warm up
    }
    const p50 = median(pairs.map(({ own }) => own));
    return {
      name: "mailing-materialise",
      rps: recipients / (p50 / 1000),
      p50_ms: p50,
      cpu_ms: 0,
      ratio: median(pairs.map(({ bare, own }) => own / bare)),
    };
  } finally {
    await owner.end();
  }
}
