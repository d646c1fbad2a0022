import { createHmac, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { POST } from "#app/api/hooks/resend/route.ts";
import { testDatabase } from "#tests/setup/database.ts";

const secret = `whsec_${Buffer.from("a secret of thirty-two bytes, ok").toString("base64")}`;
process.env.RESEND_WEBHOOK_SECRET = secret;

const { owner } = await testDatabase();
const { leaseMs } = await import("#app/jobs/mailings-singly.ts");
const { beginAttempt, recordAccepted } = await import("#db/mailings/attempt.ts");
const { newBatchKey } = await import("#db/mailings/batches.ts");
const { claimRecipients } = await import("#db/mailings/claim.ts");
const { counts, makeReader, makeSender, noon, recipientsOf, running } = await import(
  "#tests/db/mailings/office.ts"
);

interface Signing {
  id?: string;
  at?: number;
  sign?: (right: string) => string;
  body?: string;
}

/** A message as Resend sends it; `over` is what is wrong with it. */
async function tell(type: string, data: object, { id = randomUUID(), at, sign, body }: Signing = {}) {
  const timestamp = String(at ?? Math.floor(Date.now() / 1000));
  const raw = JSON.stringify({ type, created_at: "2026-03-19T12:00:05.000Z", data });
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const right = createHmac("sha256", key).update(`${id}.${timestamp}.${raw}`).digest("base64");
  const response = await POST(
    new Request("https://slovo.test/api/hooks/resend", {
      method: "POST",
      body: body ?? raw,
      headers: {
        "svix-id": id,
        "svix-timestamp": timestamp,
        "svix-signature": sign ? sign(right) : `v1,${right}`,
      },
    }),
  );
  return response.status;
}

let mailingId = "";
let recipientId = "";
let claim = "";
beforeEach(async () => {
  await owner`truncate clients, suppressions, mailings, provider_events cascade`;
  const sender = await makeSender();
  await makeReader("reader@example.ru");
  mailingId = await running(sender);
  const { letters } = await claimRecipients({ id: mailingId, kind: "service" }, 1, leaseMs, noon);
  const by = { provider: "resend", keyed: true, batchKey: newBatchKey(noon), host: "x", leaseMs };
  await beginAttempt(letters, by, noon);
  recipientId = letters[0]?.id ?? "";
  claim = letters[0]?.claim ?? "";
});

const accept = () => recordAccepted([{ id: recipientId, claim, providerId: "letter-1" }], noon);
const state = async () => (await recipientsOf(mailingId))[0]?.state;
const letter = { email_id: "letter-1" };
const stops = async () => [...(await owner`select address, topic, reason from suppressions`)];

describe("who speaks", () => {
  test("one right signature among several is enough", async () => {
    await accept();
    const sign = (right: string) =>
      `v1,${Buffer.from("x".repeat(32)).toString("base64")} v2,${right} v1,${right}`;
    expect(await tell("email.delivered", letter, { sign })).toBe(204);
    expect(await state()).toBe("delivered");
  });

  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, Signing]>([
    ["no signature", { sign: () => "" }],
    ["a foreign signature", { sign: () => `v1,${Buffer.from("x".repeat(32)).toString("base64")}` }],
    ["a cut signature", { sign: (right) => `v1,${right.slice(0, 20)}` }],
    ["a signature of another scheme", { sign: (right) => `v2,${right}` }],
    ["a changed body", { body: '{"type":"email.complained"}' }],
    ["six minutes ago", { at: now() - 360 }],
    ["in six minutes", { at: now() + 360 }],
    ["a time that is none", { at: Number.NaN }],
  ])("%s: not heard", async (_, signing) => {
    await accept();
    expect(await tell("email.delivered", letter, signing)).toBe(401);
    expect(await state()).toBe("accepted");
    expect(await owner`select 1 from provider_events`).toHaveLength(0);
  });

  test("what is no message is refused, what means nothing to us is kept", async () => {
    expect(await tell("email.opened", letter)).toBe(204);
    expect(await tell("contact.created", {})).toBe(204);
    expect(await owner`select 1 from provider_events`).toHaveLength(2);
  });
});

describe("what is told", () => {
  test("counts once, however often it is told", async () => {
    await accept();
    const id = randomUUID();
    const told = await Promise.all([1, 2, 3].map(() => tell("email.bounced", bounced, { id })));
    expect(told).toEqual([204, 204, 204]);
    expect(await owner`select 1 from provider_events`).toHaveLength(1);
    expect(await stops()).toEqual([{ address: "reader@example.ru", topic: "all", reason: "bounced" }]);
  });

  const bounced = { ...letter, bounce: { type: "Permanent", message: "no such user" } };

  test("never takes a letter back a step", async () => {
    await accept();
    await tell("email.complained", letter);
    for (const type of ["email.sent", "email.delivered", "email.bounced", "email.failed"])
      await tell(type, letter);
    expect(await state()).toBe("complained");
    expect((await stops()).map(({ reason }) => reason)).toContain("complained");
  });

  test("a passing trouble puts nobody on the stop list", async () => {
    await accept();
    await tell("email.delivery_delayed", letter);
    await tell("email.bounced", { ...letter, bounce: { type: "Transient" } });
    expect(await stops()).toEqual([]);
  });

  test("before we know the provider's name of the letter: it counts when we do", async () => {
    await tell("email.delivered", letter);
    expect(await state()).toBe("in_flight");
    await accept();
    expect(await state()).toBe("delivered");
    const [event] = await owner`select applied_at from provider_events`;
    expect(event?.applied_at).not.toBeNull();
  });

  test("at the very moment we learn the name", async () => {
    await Promise.all([tell("email.delivered", letter), accept(), tell("email.sent", letter)]);
    expect(await state()).toBe("delivered");
  });

  test.each([
    ["as a list", [{ name: "recipient" }]],
    ["as an object", {}],
  ])("by our own name of it (%s), also when the answer was lost", async (_, tags) => {
    const own = Array.isArray(tags)
      ? [{ name: "recipient", value: recipientId }]
      : { recipient: recipientId };
    await owner`update mailing_recipients set state = 'unknown'`;
    await tell("email.delivered", { ...letter, tags: own });
    expect(await counts(mailingId)).toEqual({ delivered: 1 });
    expect((await recipientsOf(mailingId))[0]?.providerId).toBe("letter-1");
    await accept();
    expect(await state()).toBe("delivered");
  });
});
