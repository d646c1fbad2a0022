import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, test } from "vitest";
import type { moneyQuestions } from "#db/invariants/money.ts";
import type { QuestionKey } from "#db/invariants/questions.ts";
import { makeActor, makeClient } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { owner } = await testDatabase();
const { askAll } = await import("#db/invariants/ask.ts");
const { checkNight } = await import("#db/invariants/night.ts");
const { countLosses, listNights } = await import("#db/invariants/queries.ts");
const { questionKeys, questions } = await import("#db/invariants/questions.ts");

/** A Thursday, 17:00 in Yekaterinburg: people are at work. */
const now = new Date("2026-03-19T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const director = await makeActor("director");
const left = await makeActor("service", { closedAt: ago(1000) });
const client = await makeClient();

beforeEach(async () => {
  await owner`truncate outbox, delivery_hold, mailing_recipients, mailings, backups, workers, consents, suppressions,
    assignments, complaints, survey_responses, survey_campaigns, questionnaires, invariant_runs, events, interactions, client_touch,
    pgboss.job cascade`;
  await owner`update clients set last_contact_at = null`;
  await owner`insert into workers (id, host, pid, started_at, beat_at) values (gen_random_uuid(), 'h', 1, ${now}, ${now})`;
});

async function mailing(kind = "service", state = "running", updated = ago(120)) {
  const [row] = await owner`
    insert into mailings (name, kind, state, created_by, updated_at) values ('m', ${kind}, ${state}, ${director.id}, ${updated})
    returning id`;
  return row?.id as string;
}

async function recipient(mailingId: string, values: Record<string, unknown>) {
  const row = {
    mailing_id: mailingId,
    client_id: (await makeClient()).id,
    address: "anna@example.ru",
    ...values,
  };
  await owner`insert into mailing_recipients ${owner(row as Record<string, string>)}`;
}

async function letter(state: string, notBefore: Date, claimedUntil: Date | null = null) {
  await owner`insert into outbox (kind, run_key, to_address, to_name, locale, props, state, not_before, claimed_until)
    values ('invitation', ${randomUUID()}, 'a@b.ru', 'А', 'ru', '{}', ${state}, ${notBefore}, ${claimedUntil})`;
}

const assignment = (holder: string, dueAt: Date) => owner`
  insert into assignments (title, client_id, state, issuer_id, executor_id, custodian_id, asked_due_at, due_at)
  values ('t', ${client.id}, 'accepted', ${director.id}, ${holder}, ${holder}, ${dueAt}, ${dueAt})`;

async function answer(score: number) {
  const [form] =
    await owner`insert into questionnaires (name, created_by) values ('q', ${director.id}) returning id`;
  const [version] = await owner`insert into questionnaire_versions (questionnaire_id, number, content)
    values (${form?.id}, 1, '{}') returning id`;
  const [campaign] =
    await owner`insert into survey_campaigns (name, questionnaire_version_id, closes_at, created_by)
    values ('c', ${version?.id}, ${now}, ${director.id}) returning id`;
  await owner`insert into survey_responses (campaign_id, recipient_id, client_id, locale, answers, score, started_at, finished_at)
    values (${campaign?.id}, gen_random_uuid(), ${client.id}, 'ru', '{}', ${score}, ${now}, ${now})`;
}

const mail = (state: string, since: Date) =>
  owner`insert into inbox_letters (mailbox, uid_validity, uid, arrived_at, size, sha256, whole, state, created_at)
    values (${state}, 1, 1, ${since}, 1, '', true, ${state}, ${since})`;

/** How each question is made to answer something else than zero, and the near miss beside it that is fine; of money elsewhere. */
const losses: Record<
  Exclude<QuestionKey, "answersDoubled" | keyof typeof moneyQuestions>,
  { lost: () => Promise<unknown>; fine: () => Promise<unknown> }
> = {
  assignmentsWithoutHolder: {
    lost: () => assignment(left.id, new Date("2026-04-01T00:00:00Z")),
    fine: () => assignment(director.id, new Date("2026-04-01T00:00:00Z")),
  },
  overdueWithoutAlarm: {
    lost: () => assignment(director.id, ago(6)),
    fine: () => assignment(director.id, ago(4)),
  },
  complaintsWithoutOwner: {
    lost: () => complaint(left.id, "in_work"),
    fine: () => complaint(left.id, "answered"),
  },
  lowScoresWithoutComplaint: { lost: () => answer(6), fine: () => answer(7) },
  touchesUntrue: {
    lost: async () => {
      await talk("call", "in", ago(60));
      await owner`insert into client_touch (client_id, last_in_at) values (${client.id}, ${ago(61)})`;
    },
    fine: async () => {
      await talk("note", null, ago(50));
      await talk("call", "in", ago(60));
      await owner`insert into client_touch (client_id, last_in_at) values (${client.id}, ${ago(60)})`;
    },
  },
  lettersStuck: { lost: () => letter("queued", ago(16)), fine: () => letter("queued", ago(14)) },
  lettersInDoubt: {
    lost: () => letter("in_flight", ago(30), ago(16)),
    fine: () => letter("in_flight", ago(30), ago(14)),
  },
  mailUnread: {
    lost: () => mail("failed", ago(1)),
    fine: () => mail("journaled", ago(14)),
  },
  recipientsStuck: {
    lost: async () => recipient(await mailing(), { state: "queued" }),
    fine: async () => {
      const id = await mailing();
      await recipient(id, { state: "queued" });
      await recipient(id, { state: "accepted", address: "b@example.ru", sent_at: ago(30) });
    },
  },
  recipientsInDoubt: {
    lost: async () => recipient(await mailing(), { state: "in_flight", claimed_until: ago(16) }),
    fine: async () => recipient(await mailing(), { state: "in_flight", claimed_until: ago(14) }),
  },
  advertisingWithoutConsent: {
    lost: async () => {
      await owner`insert into consents (kind, address, source, proof, given_at, confirmed_at, withdrawn_at)
        values ('advertising', 'anna@example.ru', 'paper', 'p', ${ago(99)}, ${ago(99)}, ${ago(40)}),
          ('advertising', 'anna@example.ru', 'public_form', '/book', ${ago(99)}, null, null)`;
      await recipient(await mailing("advertising"), { state: "accepted", sent_at: ago(30) });
    },
    fine: async () => {
      await owner`insert into consents (kind, address, source, proof, given_at, confirmed_at, withdrawn_at)
        values ('advertising', 'Anna@Example.ru', 'paper', 'p', ${ago(99)}, ${ago(99)}, ${ago(20)})`;
      await recipient(await mailing("advertising"), { state: "accepted", sent_at: ago(30) });
    },
  },
  lettersAfterStop: {
    lost: async () => {
      await owner`insert into suppressions (address, topic, reason, at) values ('anna@example.ru', 'all', 'unsubscribed', ${ago(40)})`;
      await recipient(await mailing(), { state: "accepted", sent_at: ago(30) });
    },
    fine: async () => {
      await owner`insert into suppressions (address, topic, reason, at) values ('anna@example.ru', 'advertising', 'unsubscribed', ${ago(40)})`;
      await recipient(await mailing(), { state: "accepted", sent_at: ago(30) });
    },
  },
  workersSilent: {
    lost: () => owner`update workers set beat_at = ${ago(2)}`,
    fine: () =>
      owner`insert into workers (id, host, pid, started_at, beat_at) values (gen_random_uuid(), 'old', 1, ${ago(9)}, ${ago(9)})`,
  },
  jobsFailed: {
    lost: () =>
      owner`insert into pgboss.job (name, state, completed_on) values ('imports.run', 'failed', ${ago(60)})`,
    fine: () =>
      owner`insert into pgboss.job (name, state, completed_on) values ('imports.run', 'failed', ${ago(25 * 60)})`,
  },
  backupLate: {
    lost: () => owner`insert into events (command, entity, at) values ('demo', 'company', ${ago(27 * 60)})`,
    // A history that is older than the base itself, as the demo company has one.
    fine: () =>
      owner`insert into events (command, entity, at) values ('erasure', 'client', ${ago(99 * 60)}), ('demo.seed', 'company', ${ago(25 * 60)})`,
  },
};

/** A talk, with the client's last contact right. */
async function talk(kind: string, direction: string | null, at: Date) {
  await owner`insert into interactions (client_id, kind, direction, at, text, author_id)
    values (${client.id}, ${kind}, ${direction}, ${at}, 't', ${director.id})`;
  if (kind !== "note") await owner`update clients set last_contact_at = ${at} where id = ${client.id}`;
}

function complaint(ownerId: string, state: string) {
  return owner`insert into complaints (number, kind, channel, type, demand, state, subject, text, from_name, owner_id, registered_at,
      legal_due_at, internal_due_at)
    values (${randomUUID()}, 'complaint', 'phone', 'other', 'none', ${state}, 's', 't', 'Анна', ${ownerId}, ${now}, ${now}, ${now})`;
}

const zero = Object.fromEntries(questionKeys.map((key) => [key, 0]));

describe.each(Object.entries(losses))("%s", (key, { lost, fine }) => {
  it("is zero beside the bound", async () => {
    await fine();
    expect(await askAll(now)).toEqual(zero);
  });

  it("counts what was lost, and nothing else does", async () => {
    await lost();
    expect(await askAll(now)).toEqual({ ...zero, [key]: 1 });
  });
});

test("what a hold keeps back is not stuck", async () => {
  await letter("queued", ago(60));
  await recipient(await mailing(), { state: "queued" });
  await owner`insert into delivery_hold (reason, since) values ('by_hand', ${ago(90)})`;
  expect(await askAll(now)).toEqual(zero);
});

test("at night nobody expects an alarm", async () => {
  await assignment(director.id, ago(300));
  const night = new Date("2026-03-19T22:00:00Z");
  await owner`update workers set beat_at = ${night}`;
  expect((await askAll(night)).overdueWithoutAlarm).toBe(0);
});

test("an answer kept twice is counted, should the database ever let it in", async () => {
  await answer(9);
  await owner`alter table survey_responses drop constraint survey_responses_once`;
  await owner`insert into survey_responses (campaign_id, recipient_id, client_id, locale, answers, started_at)
    select campaign_id, recipient_id, client_id, 'ru', '{}', started_at from survey_responses`;
  expect((await askAll(now)).answersDoubled).toBe(1);
});

describe("the night", () => {
  const letters = () => owner<{ to: string; props: { rows: { label: string; count: number }[] } }[]>`
    select to_address as to, props from outbox where kind = 'losses-found'`;

  it("a clean one is kept and writes to nobody", async () => {
    expect(await checkNight(now)).toBe(0);
    expect(await letters()).toHaveLength(0);
    expect(await listNights(director)).toMatchObject([{ at: now, total: 0, counts: {} }]);
  });

  it("a bad one writes to each director once, however often it is asked that night", async () => {
    await letter("queued", ago(16));
    await letter("queued", ago(17));
    await owner`update workers set beat_at = ${ago(2)}`;
    expect(await checkNight(now)).toBe(3);
    await checkNight(new Date(now.getTime() + 60_000));
    const sent = await letters();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.props.rows).toEqual([
      { label: questions.lettersStuck.label.ru, count: 2 },
      { label: questions.workersSilent.label.ru, count: 1 },
    ]);
    expect((await listNights(director))[0]).toMatchObject({ counts: { lettersStuck: 2, workersSilent: 1 } });
  });

  it("is nobody's business who may not look", async () => {
    const manager = await makeActor("sales_manager");
    await checkNight(now);
    expect(await listNights(manager)).toEqual([]);
    await expect(countLosses(manager, now)).rejects.toMatchObject({ code: "forbidden" });
  });
});
