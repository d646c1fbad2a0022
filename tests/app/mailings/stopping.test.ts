import { beforeEach, describe, expect, test } from "vitest";
import { scripted } from "#tests/app/jobs/run-with.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db, owner } = await testDatabase();
const { leaseMs } = await import("#app/jobs/mailings-singly.ts");
const { beginAttempt } = await import("#db/mailings/attempt.ts");
const { claimRecipients } = await import("#db/mailings/claim.ts");
const { cancelMailing, pauseMailing, resumeMailing } = await import("#db/mailings/commands.ts");
const { mailboxLetters } = await import("#db/outbox/table.ts");
const { kept, move, readers, send } = await import("./post.ts");
const { counts, draft, gather, later, launch, makeSender, noon, running, stateOf } = await import(
  "#tests/db/mailings/office.ts"
);

let sender: Awaited<ReturnType<typeof makeSender>>;
beforeEach(async () => {
  await owner`truncate clients, suppressions, consents, mailbox_letters, mailings, delivery_hold cascade`;
  sender = await makeSender();
});

describe("pause, cancel, hold", () => {
  test("paused at a third: nothing more leaves, the rest goes on where it stopped", async () => {
    await readers(60);
    const id = await running(sender);
    let sent = 0;
    let paused: Promise<unknown> | undefined;
    const seen = new Set<string>();
    const counting = scripted(async (letter) => {
      seen.add(letter.to.address);
      sent += 1;
      if (sent >= 20) paused ??= move(pauseMailing, sender.director, id);
      await paused;
      return { outcome: "accepted" };
    });
    await send(counting);
    expect(sent).toBeLessThan(60);
    const atPause = sent;
    await send(counting, later(5));
    expect(sent).toBe(atPause);
    await move(resumeMailing, sender.director, id);
    await send(counting, later(6));
    expect([sent, seen.size]).toEqual([60, 60]);
  });

  test("cancelled: what was not begun is never begun", async () => {
    await readers(30);
    const id = await running(sender);
    let sent = 0;
    let cancelled: Promise<unknown> | undefined;
    await send(
      scripted(async () => {
        sent += 1;
        cancelled ??= move(cancelMailing, sender.director, id);
        await cancelled;
        return { outcome: "accepted" };
      }),
    );
    expect(sent).toBeLessThanOrEqual(20);
    expect(await counts(id)).toEqual({ accepted: sent, cancelled: 30 - sent });
  });

  test("a hold over all deliveries holds mailings too; so does an hour that has not come", async () => {
    await readers(1);
    const id = await running(sender);
    await owner`insert into delivery_hold (reason, since) values ('restored', now())`;
    await send(kept);
    expect(await counts(id)).toEqual({ queued: 1 });
    await owner`delete from delivery_hold`;
    await send(kept);
    expect(await counts(id)).toEqual({ accepted: 1 });
    const late = await draft(sender);
    await launch(sender.director, late, later(3600));
    await gather(late);
    await send(kept, later(3599));
    expect(await counts(late)).toEqual({ queued: 1 });
    await send(kept, later(3601));
    expect(await stateOf(late)).toBe("finished");
  });

  test("asked to stop, a worker gives back at once what it had not begun", async () => {
    await readers(60);
    const id = await running(sender);
    const stop = new AbortController();
    const stopping = scripted(async () => {
      stop.abort();
      return { outcome: "accepted" };
    });
    await send(stopping, noon, stop.signal);
    const { frozen = 0 } = await counts(id);
    expect(frozen).toBeGreaterThanOrEqual(40);
    expect((await claimRecipients({ id, kind: "service" }, 100, leaseMs, noon)).letters).toHaveLength(frozen);
  });

  test("without its provider a mailing stands still and says who stopped it", async () => {
    await readers(1);
    const id = await running(sender);
    await send(null);
    const [row] = await owner`select state, paused_by from mailings where id = ${id}`;
    expect(row).toEqual({ state: "paused", paused_by: "provider" });
  });
});

describe("a worker killed with a letter in its hands", () => {
  async function killedWith(keyed: boolean) {
    await readers(1);
    const id = await running(sender);
    const { letters } = await claimRecipients({ id, kind: "service" }, 1, leaseMs, noon);
    await beginAttempt(letters, { provider: "x", keyed, batchKey: null, host: "x", leaseMs }, noon);
    return id;
  }
  const afterLease = later(leaseMs / 1000 + 1);

  test("mailbox: nobody else touches it before the lease ends, then it is there once", async () => {
    const id = await killedWith(true);
    await send(kept, later(10));
    expect(await db.select().from(mailboxLetters)).toHaveLength(0);
    await send(kept, afterLease);
    expect(await db.select().from(mailboxLetters)).toHaveLength(1);
    expect(await counts(id)).toEqual({ accepted: 1 });
  });

  test("mail server: unknown, and no second letter", async () => {
    const id = await killedWith(false);
    let sent = 0;
    await send(
      scripted(async () => {
        sent += 1;
        return { outcome: "accepted" };
      }),
      afterLease,
    );
    expect(sent).toBe(0);
    expect(await counts(id)).toEqual({ unknown: 1 });
    expect(await stateOf(id)).toBe("finished");
  });
});
