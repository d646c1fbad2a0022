import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { end, endAll, startWorker } from "#tests/app/jobs/worker-child.ts";
import { mailServer } from "#tests/emails/mail-server.ts";
import { resendServer } from "#tests/emails/resend-server.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
const { atOnce } = await import("#app/jobs/mailings-singly.ts");
const { mailboxLetters } = await import("#db/outbox/table.ts");
const { counts, draft, launch, makeSender, recipientsOf, stateOf } = await import(
  "#tests/db/mailings/office.ts"
);

const kills = Number(process.env.SOAK_KILLS ?? 3);
const letters = Number(process.env.SOAK_LETTERS ?? 300);
/** One is enough to be killed; the soak has them compete. */
const workersAtOnce = process.env.SOAK_KILLS ? 2 : 1;
const patience = 60_000 + kills * 20_000 + letters * 100;

let sender: Awaited<ReturnType<typeof makeSender>>;
beforeEach(async () => {
  await owner`truncate clients, suppressions, mailings, mailbox_letters, pgboss.job cascade`;
  sender = await makeSender();
  await owner`with made as (
      insert into clients (name, name_key) select 'Клиент ' || n, n::text from generate_series(1, ${letters}) n returning id)
    insert into contact_points (client_id, kind, value, raw)
    select id, 'email', 'r-' || id || '@example.ru', '' from made`;
});
afterEach(endAll);

/**
 * Launch with a double click, then kill whoever sends again and again while letters leave; the last is left to finish.
 * `sent` counts what has left of the mailing.
 */
async function storm(provider: Record<string, string>, name: string, sent: (id: string) => Promise<number>) {
  const id = await draft(sender);
  await Promise.allSettled([launch(sender.director, id), launch(sender.director, id)]);
  await owner`update mailings set provider = ${name} where id = ${id}`;
  const until = (check: () => Promise<boolean>) =>
    vi.waitFor(async () => expect(await check()).toBe(true), { timeout: patience, interval: 20 });
  for (let kill = 1; kill <= kills; kill++) {
    const goal = Math.floor((letters / (kills + 1)) * kill);
    const workers = Array.from({ length: workersAtOnce }, () => startWorker(provider));
    await until(async () => (await sent(id)) >= goal);
    await Promise.all(workers.map((worker) => end(worker, "SIGKILL")));
    // Stands for the time that a lease takes.
    await owner`update mailing_recipients set claimed_until = now() - interval '1 second' where claimed_until is not null`;
    await owner`update pgboss.job set state = 'retry', start_after = now() where name = 'mailings.gather' and state = 'active'`;
  }
  const last = startWorker(provider);
  await until(async () => {
    await owner`update mailing_recipients set claimed_until = now() - interval '1 second'
      where batch_key is not null and state = 'in_flight' and error is not null`;
    return (await stateOf(id)) === "finished";
  });
  expect(await end(last, "SIGTERM")).toBe(0);
  const rows = await recipientsOf(id);
  expect(rows).toHaveLength(letters);
  expect(
    await owner`select 1 from events where command = 'mailing.materialise' and entity_id = ${id}`,
  ).toHaveLength(1);
  return id;
}

test(
  "mailbox: exactly one each",
  async () => {
    const id = await storm({}, "mailbox", () => db.$count(mailboxLetters));
    const kept = await db.select({ to: mailboxLetters.toAddress }).from(mailboxLetters);
    expect([kept.length, new Set(kept.map(({ to }) => to)).size]).toEqual([letters, letters]);
    expect(await counts(id)).toEqual({ accepted: letters });
  },
  patience * 2,
);

test(
  "Resend, which now and then says 500 after taking a batch: exactly one each",
  async () => {
    const server = await resendServer((request) => (request % 3 === 2 ? { taken: "500" } : undefined));
    const provider = {
      RESEND_API_KEY: "re_test",
      RESEND_BASE_URL: server.baseUrl,
      MAIL_FROM: "a@example.ru",
    };
    const id = await storm(provider, "resend", async () => server.letters.length);
    const addresses = server.letters.map(({ to }) => to[0]);
    expect([addresses.length, new Set(addresses).size]).toEqual([letters, letters]);
    expect(await counts(id)).toEqual({ accepted: letters });
    await server.close();
  },
  patience * 2,
);

test(
  "a mail server: none lost, none twice, in doubt only what was in their hands",
  async () => {
    const server = await mailServer();
    const provider = { SMTP_URL: server.url, MAIL_FROM: "slovo@example.ru" };
    // Of those in doubt many never arrived, and none is sent again: the goals go by what has left the queue.
    const left = async (id: string) => {
      const { queued = 0, frozen = 0 } = await counts(id);
      return (await recipientsOf(id)).length === letters ? letters - queued - frozen : 0;
    };
    const id = await storm(provider, "smtp", left);
    await server.close();
    const addresses = server.taken.map(({ recipients }) => recipients[0]);
    expect(new Set(addresses).size).toBe(addresses.length);
    const { accepted = 0, unknown = 0, ...rest } = await counts(id);
    expect(rest).toEqual({});
    expect(accepted + unknown).toBe(letters);
    expect(unknown).toBeLessThanOrEqual(kills * workersAtOnce * atOnce);
    expect(addresses.length).toBeGreaterThanOrEqual(accepted);
  },
  patience * 2,
);
