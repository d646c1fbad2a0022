import { sendMailings } from "#app/jobs/mailings-send.ts";
import type { StaffActor } from "#db/actor.ts";
import { inTransaction } from "#db/index.ts";
import type { pauseMailing } from "#db/mailings/commands.ts";
import { keepLetter } from "#db/outbox/commands.ts";
import { mailbox } from "#emails/send/mailbox.ts";
import { runWith } from "#tests/app/jobs/run-with.ts";
import { makeReader, noon } from "#tests/db/mailings/office.ts";

/** The mailbox of the product itself. */
export const kept = mailbox(({ id, to, from, subject, html, text }) =>
  keepLetter({ id, toAddress: to.address, toName: to.name, sender: from, subject, html, text }),
);

export async function readers(n: number) {
  for (let i = 0; i < n; i++) await makeReader(`reader-${i}@example.ru`);
}

/** One turn of a worker. */
export const send = (transport: Parameters<typeof runWith>[0], now = noon, stopping?: AbortSignal) =>
  sendMailings({}, runWith(transport, now, stopping));

export const move = (run: typeof pauseMailing, actor: StaffActor, id: string) =>
  inTransaction((tx) => run(tx, actor, { id }, noon));
