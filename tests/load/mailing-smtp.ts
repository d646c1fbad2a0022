import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createTransport } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import pino from "pino";
import postgres from "postgres";
import type { OutgoingLetter } from "#emails/send/outgoing.ts";
import { smtp } from "#emails/send/smtp.ts";
import { forget, giveAddresses, launched } from "./mailing-base.ts";
import { median } from "./measure.ts";
import type { BenchRow } from "./page-rows.ts";
import { memoryOfWorker } from "./worker-memory.ts";

interface Setup {
  variables: { DATABASE_OWNER_URL: string };
  rounds: number;
}

const letters = 5_000;
const lanes = 20;

async function openSink() {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/load/smtp-sink.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return { url: `smtp://127.0.0.1:${port.toString().trim()}`, close: () => child.kill() };
}

/** The bare client at its best: ten connections, each used again, no waiting for acknowledgements. */
async function bareRate(url: string, letter: OutgoingLetter): Promise<number> {
  const pool = createTransport({
    ...{ url, pool: true, maxConnections: 10, maxMessages: 1000 },
    getSocket: ({ host, port }: SMTPPool.Options, done: (error: null, options: object) => void) => {
      const socket = connect({ host: host ?? "127.0.0.1", port: Number(port), noDelay: true });
      socket.once("connect", () => done(null, { connection: socket }));
    },
  });
  let left = letters;
  const lane = async () => {
    while (left-- > 0) await pool.sendMail({ ...letter, to: letter.to.address });
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  pool.close();
  return letters / ((performance.now() - begun) / 1000);
}

/**
 * The row `mailing-smtp`: letters of a gathered mailing to a local sink, with every mark that is kept of each, against
 * the bare client with one ready letter. `ratio` is how many times slower; promised is 1.67 at most, and 500 a second.
 * Then the worker itself sends for half a minute and is looked at: promised is less than 300 MB, and flat.
 * Call it with DATABASE_URL and the secrets of the same database in the environment.
 */
export async function mailingSmtp({ variables, rounds }: Setup): Promise<BenchRow> {
  const { sendMailings } = await import("#app/jobs/mailings-send.ts");
  const { gatherMailing } = await import("#app/jobs/mailings-gather.ts");
  const { writerOf } = await import("#app/jobs/mailings-letter.ts");
  const { claimRecipients, releaseRecipients } = await import("#db/mailings/claim.ts");
  const owner = postgres(variables.DATABASE_OWNER_URL, { max: 1, onnotice: () => {} });
  const sink = await openSink();
  const transport = smtp(sink.url);
  const mail = {
    ...{ transport, transportOf: () => transport },
    ...{ from: "Слово <slovo@example.ru>", appUrl: "https://crm.example.ru" },
  };
  const run = {
    ...{ now: () => new Date(), stopping: new AbortController().signal, mail },
    log: pino({ level: "silent" }),
  };
  const samples = [];
  const memory: number[] = [];
  try {
    await giveAddresses(owner);
    for (let round = 0; round <= rounds; round++) {
      const id = await launched(owner);
      await gatherMailing({ mailingId: id }, run);
      await owner`delete from mailing_recipients where mailing_id = ${id}
        and id not in (select id from mailing_recipients where mailing_id = ${id} and state = 'queued' order by id limit ${letters})`;
      await owner`vacuum analyze mailing_recipients`;
      const mailing = { id, kind: "service" as const, provider: "smtp" };
      const claim = await claimRecipients(mailing, 1, 60_000, run.now());
      const [sample] = claim.letters;
      if (!sample) throw new Error("nobody is to be written to");
      const bare = await bareRate(sink.url, (await writerOf(mailing, mail))(sample));
      await releaseRecipients(claim.letters);
      const cpu = process.cpuUsage();
      const begun = performance.now();
      await sendMailings({}, run);
      const own = letters / ((performance.now() - begun) / 1000);
      const { user, system } = process.cpuUsage(cpu);
      await forget(owner, id);
      if (round > 0) samples.push({ bare, own, cpu: (user + system) / 1000 / letters });
    }
    const id = await launched(owner);
    await gatherMailing({ mailingId: id }, run);
    memory.push(
      ...(await memoryOfWorker({ SMTP_URL: sink.url, MAIL_FROM: mail.from, APP_URL: mail.appUrl })),
    );
    await forget(owner, id);
  } finally {
    await transport.close();
    sink.close();
    await owner.end();
  }
  process.stdout.write(
    `mailing-smtp: bare ${median(samples.map(({ bare }) => bare)).toFixed(0)}/s, memory of the worker meanwhile ${memory.join(", ")} MB\n`,
  );
  return {
    name: "mailing-smtp",
    rps: median(samples.map(({ own }) => own)),
    p50_ms: 1000 / median(samples.map(({ own }) => own)),
    cpu_ms: median(samples.map(({ cpu }) => cpu)),
    ratio: median(samples.map(({ bare, own }) => bare / own)),
  };
}
