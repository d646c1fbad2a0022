import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { events } from "#db/events.ts";
import { hashPassword } from "#db/staff/password.ts";
import { endSession, listOwnSessions, readSession, sweepSessions } from "#db/staff/sessions.ts";
import { signIn } from "#db/staff/sign-in.ts";
import { sessions, staff } from "#db/staff/table.ts";
import { makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

const minute = 60_000;
const hour = 60 * minute;
const start = new Date("2026-03-19T06:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const password = "тихий ветер над Исетью";
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

const from = { device: null, userAgent: "Firefox", ip: "203.0.113.5" };
const newcomer = () => makeStaff({ passwordHash, role: "director" });

async function enter(email: string, now = start, device: string | null = null) {
  const result = await signIn({ ...from, email, password, device }, now);
  if (!result.ok) throw new Error(result.code);
  return result;
}

describe("signing in", () => {
  it("opens a session that names the person, and leaves one event", async () => {
    const person = await newcomer();
    const { token } = await enter(person.email.toUpperCase());
    expect(await readSession(token, start)).toMatchObject({ id: person.id, role: "director" });
    const rows = await db
      .select()
      .from(events)
      .where(and(eq(events.entityId, person.id), eq(events.command, "staff.sign_in")));
    expect(rows).toHaveLength(1);
  });

  it("answers alike to a wrong password and to an unknown address", async () => {
    const person = await newcomer();
    expect(await signIn({ ...from, email: person.email, password: "не то" }, start)).toEqual({
      ok: false,
      code: "wrong",
    });
    expect(await signIn({ ...from, email: "nobody@slovo.test", password }, start)).toEqual({
      ok: false,
      code: "wrong",
    });
  });

  it("refuses a closed account even with the right password", async () => {
    const person = await makeStaff({ passwordHash, closedAt: start });
    expect(await signIn({ ...from, email: person.email, password }, start)).toEqual({
      ok: false,
      code: "closed",
    });
  });

  it("keeps only hashes of tokens", async () => {
    const { token } = await enter((await newcomer()).email);
    const rows = await db.select({ hash: sessions.tokenHash }).from(sessions);
    expect(rows.map((row) => row.hash)).not.toContain(token);
  });
});

describe("guessing", () => {
  const guess = (email: string, now: Date) => signIn({ ...from, email, password: "мимо мимо мимо" }, now);

  it("is stopped after ten failures, for a quarter of an hour", async () => {
    const { email } = await newcomer();
    for (let i = 0; i < 10; i++) expect(await guess(email, start)).toEqual({ ok: false, code: "wrong" });
    expect(await signIn({ ...from, email, password }, later(minute))).toEqual({ ok: false, code: "locked" });
    expect((await signIn({ ...from, email, password }, later(16 * minute))).ok).toBe(true);
  });

  it("does not slip through in a parallel burst", async () => {
    const { email } = await newcomer();
    const answers = await Promise.all(Array.from({ length: 30 }, () => guess(email, start)));
    const tried = answers.filter((answer) => !answer.ok && answer.code === "wrong");
    expect(tried.length).toBeLessThanOrEqual(10);
    for (let i = tried.length; i < 10; i++) await guess(email, start);
    expect(await signIn({ ...from, email, password }, later(minute))).toEqual({ ok: false, code: "locked" });
  });

  it("never locks the person out of a browser used before", async () => {
    const { email } = await newcomer();
    const { device } = await enter(email);
    for (let i = 0; i < 12; i++) await guess(email, start);
    expect((await signIn({ ...from, email, password, device: null }, start)).ok).toBe(false);
    expect((await signIn({ ...from, email, password, device }, start)).ok).toBe(true);
  });

  it("takes a device cookie of somebody else for a stranger's", async () => {
    const mine = await newcomer();
    const { device } = await enter(mine.email);
    const other = await newcomer();
    for (let i = 0; i < 10; i++) await guess(other.email, start);
    expect(await signIn({ ...from, email: other.email, password, device }, start)).toEqual({
      ok: false,
      code: "locked",
    });
  });
});

describe("a session", () => {
  it("ends after twelve idle hours and after seven days at the latest", async () => {
    const { email } = await newcomer();
    const idle = await enter(email);
    expect(await readSession(idle.token, later(12 * hour - minute))).not.toBeNull();
    const busy = await enter(email);
    for (let at = 0; at < 7 * 24; at += 8)
      expect(await readSession(busy.token, later(at * hour))).not.toBeNull();
    expect(await readSession(busy.token, later(7 * 24 * hour))).toBeNull();
    const left = await enter(email);
    expect(await readSession(left.token, later(12 * hour + minute))).toBeNull();
  });

  it("is gone with the next request once ended, and only its owner may end it", async () => {
    const [mine, other] = [await newcomer(), await newcomer()];
    const here = await enter(mine.email);
    const there = await enter(mine.email);
    const stranger = await enter(other.email);
    const me = await readSession(here.token, start);
    const them = await readSession(stranger.token, start);
    if (!me || !them) throw new Error("no session");
    const listed = await listOwnSessions(me, start);
    expect(listed).toHaveLength(2);
    const target = listed.find((session) => session.id !== me.sessionId);
    if (!target) throw new Error("no second session");
    await expect(db.transaction((tx) => endSession(tx, them, { id: target.id }, start))).rejects.toThrow(
      "not_found",
    );
    await db.transaction((tx) => endSession(tx, me, { id: target.id }, start));
    expect(await readSession(there.token, start)).toBeNull();
    expect(await readSession(here.token, start)).not.toBeNull();
  });

  it("does not outlive a closed account", async () => {
    const person = await newcomer();
    const { token } = await enter(person.email);
    await db.update(staff).set({ closedAt: start }).where(eq(staff.id, person.id));
    expect(await readSession(token, start)).toBeNull();
  });

  it("is forgotten a month after its end", async () => {
    const { token } = await enter((await newcomer()).email);
    await sweepSessions(later(38 * 24 * hour));
    expect(await db.select().from(sessions)).toHaveLength(0);
    expect(await readSession(token, start)).toBeNull();
  });
});
