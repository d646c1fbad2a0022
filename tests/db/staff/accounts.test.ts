import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { events } from "#db/events.ts";
import { outbox } from "#db/outbox/table.ts";
import { can } from "#db/permissions.ts";
import { changePassword, closeAccount, inviteAgain, inviteStaff, reopenAccount } from "#db/staff/commands.ts";
import { askReset, peekPasswordLink, setPasswordByLink } from "#db/staff/links.ts";
import { hashPassword } from "#db/staff/password.ts";
import { roleNames } from "#db/staff/roles.ts";
import { readSession } from "#db/staff/sessions.ts";
import { signIn } from "#db/staff/sign-in.ts";
import { passwordLinks, staff } from "#db/staff/table.ts";
import { makeActor, makeStaff } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

const now = new Date("2026-03-19T06:00:00Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const good = "три синих чайника на крыше";
const browser = { device: null, userAgent: "Firefox", ip: "direct" };

const newcomer = () => ({
  key: randomUUID(),
  email: `new-${randomUUID()}@slovo.test`,
  surname: "Лаптев",
  given: "Пётр",
  role: "sales_manager" as const,
  branchId: null,
  departmentId: null,
});

async function lettersTo(address: string) {
  return db.select().from(outbox).where(eq(outbox.toAddress, address)).orderBy(outbox.id);
}

const linkIn = (letter: { props: unknown } | undefined) => {
  if (!letter) throw new Error("no letter");
  return (letter.props as { url: string }).url;
};

async function lastToken(address: string): Promise<string> {
  return linkIn((await lettersTo(address)).at(-1))
    .split("/")
    .at(-1) as string;
}

const inTx = db.transaction.bind(db);
const eventsOf = (id: string, command: string) =>
  db
    .select()
    .from(events)
    .where(and(eq(events.entityId, id), eq(events.command, command)));

describe("inviting a colleague", () => {
  it("makes one account, one event and one letter, however often the button is pressed", async () => {
    const director = await makeActor("director");
    const input = newcomer();
    const [first, second] = await Promise.all(
      [1, 2].map(() => inTx((tx) => inviteStaff(tx, director, input, now))),
    );
    expect(first).toEqual(second);
    expect(await eventsOf(first?.id ?? "", "staff.invite")).toHaveLength(1);
    const letters = await lettersTo(input.email);
    expect(letters).toHaveLength(1);
    expect(linkIn(letters[0])).toMatch(/^https:\/\/slovo\.test\/password\//);
  });

  it("refuses an address that is taken, in any case", async () => {
    const director = await makeActor("director");
    const person = await makeStaff();
    const input = { ...newcomer(), email: person.email.toUpperCase() };
    await expect(inTx((tx) => inviteStaff(tx, director, input, now))).rejects.toThrow("email_taken");
  });

  it("is for the director and the administrator alone", () => {
    const actors = roleNames.filter((role) => can({ kind: "staff", role } as never, "staff.manage"));
    expect(actors).toEqual(["director", "admin"]);
  });

  it("makes a director only for a director: an administrator sees no client and must not grant that", async () => {
    const input = { ...newcomer(), role: "director" as const };
    const admin = await makeActor("admin");
    await expect(inTx((tx) => inviteStaff(tx, admin, input, now))).rejects.toThrow("forbidden");
    expect(await db.select().from(staff).where(eq(staff.email, input.email))).toEqual([]);
    expect(await lettersTo(input.email)).toEqual([]);
    const director = await makeActor("director");
    const { id } = await inTx((tx) => inviteStaff(tx, director, input, now));
    expect(await db.select({ role: staff.role }).from(staff).where(eq(staff.id, id))).toEqual([
      { role: "director" },
    ]);
    const colleague = { ...newcomer(), role: "sales_manager" as const };
    await expect(inTx((tx) => inviteStaff(tx, admin, colleague, now))).resolves.toHaveProperty("id");
  });
});

describe("a password link", () => {
  it("works once, within the hour, and ends the sessions before it", async () => {
    const person = await makeStaff({ passwordHash: await hashPassword(good) });
    const before = await signIn({ ...browser, email: person.email, password: good }, now);
    if (!before.ok) throw new Error("no sign-in");
    await inTx((tx) => askReset(tx, person.email, now));
    const token = await lastToken(person.email);
    expect(await peekPasswordLink(token, inMinutes(59))).toEqual({ email: person.email });
    await inTx((tx) => setPasswordByLink(tx, { token, password: "пять рыжих котов в саду" }, inMinutes(59)));
    expect(await readSession(before.token, inMinutes(59))).toBeNull();
    expect(await peekPasswordLink(token, inMinutes(59))).toBeNull();
    const again = inTx((tx) => setPasswordByLink(tx, { token, password: "семь белых лодок" }, inMinutes(59)));
    await expect(again).rejects.toThrow("link_dead");
  });

  it("is dead after sixty minutes, and when a newer one was sent", async () => {
    const person = await makeStaff({ passwordHash: await hashPassword(good) });
    await inTx((tx) => askReset(tx, person.email, now));
    const first = await lastToken(person.email);
    expect(await peekPasswordLink(first, inMinutes(60))).toBeNull();
    await inTx((tx) => askReset(tx, person.email, inMinutes(5)));
    expect(await peekPasswordLink(first, inMinutes(6))).toBeNull();
    expect(await peekPasswordLink(await lastToken(person.email), inMinutes(6))).not.toBeNull();
  });

  it("is set by one of two parallel posts", async () => {
    const person = await makeStaff();
    await inTx((tx) => askReset(tx, person.email, now));
    const token = await lastToken(person.email);
    const posts = await Promise.allSettled(
      [1, 2, 3].map((i) => inTx((tx) => setPasswordByLink(tx, { token, password: `${good} ${i}` }, now))),
    );
    expect(posts.filter((post) => post.status === "fulfilled")).toHaveLength(1);
  });

  it("tells nobody whether an address is known, and sends one letter a minute", async () => {
    const person = await makeStaff();
    await expect(inTx((tx) => askReset(tx, "nobody@slovo.test", now))).resolves.toBeUndefined();
    for (const seconds of [0, 10, 30]) {
      await inTx((tx) => askReset(tx, person.email, new Date(now.getTime() + seconds * 1000)));
    }
    expect(await lettersTo(person.email)).toHaveLength(1);
    expect(await lettersTo("nobody@slovo.test")).toHaveLength(0);
  });

  it("refuses a password that guessers try first, and stays good", async () => {
    const person = await makeStaff();
    await inTx((tx) => askReset(tx, person.email, now));
    const token = await lastToken(person.email);
    for (const password of [
      "1234567890",
      "qwertyuiop",
      "gfhjkmgfhjkm",
      "парольпароль",
      "password2026",
      "коротко",
    ]) {
      await expect(
        inTx((tx) => setPasswordByLink(tx, { token, password }, now)),
        password,
      ).rejects.toThrow("password_weak");
    }
    await inTx((tx) => setPasswordByLink(tx, { token, password: good }, now));
    expect((await signIn({ ...browser, email: person.email, password: good }, now)).ok).toBe(true);
  });

  it("is never stored as it stands in the letter's link", async () => {
    const person = await makeStaff();
    await inTx((tx) => askReset(tx, person.email, now));
    const token = await lastToken(person.email);
    const rows = await db.select().from(passwordLinks);
    expect(rows.map((row) => row.tokenHash)).not.toContain(token);
  });
});

describe("an account", () => {
  it("changes its password only with the present one, and keeps this browser signed in", async () => {
    const person = await makeStaff({ passwordHash: await hashPassword(good) });
    const here = await signIn({ ...browser, email: person.email, password: good }, now);
    const there = await signIn({ ...browser, email: person.email, password: good }, now);
    if (!here.ok || !there.ok) throw new Error("no sign-in");
    const me = await readSession(here.token, now);
    if (!me) throw new Error("no session");
    const next = "восемь зелёных дверей";
    await expect(inTx((tx) => changePassword(tx, me, { current: "не то", next }, now))).rejects.toThrow(
      "password_wrong",
    );
    await inTx((tx) => changePassword(tx, me, { current: good, next }, now));
    expect(await readSession(here.token, now)).not.toBeNull();
    expect(await readSession(there.token, now)).toBeNull();
  });

  it("is closed and opened again, each with one event; an unknown one is not found", async () => {
    const director = await makeActor("director");
    const person = await makeStaff({ passwordHash: await hashPassword(good) });
    const session = await signIn({ ...browser, email: person.email, password: good }, now);
    if (!session.ok) throw new Error("no sign-in");
    await inTx((tx) => closeAccount(tx, director, { id: person.id }, now));
    expect(await readSession(session.token, now)).toBeNull();
    await expect(inTx((tx) => closeAccount(tx, director, { id: person.id }, now))).rejects.toThrow(
      "not_found",
    );
    await inTx((tx) => reopenAccount(tx, director, { id: person.id }, now));
    expect((await signIn({ ...browser, email: person.email, password: good }, now)).ok).toBe(true);
    for (const command of ["staff.close", "staff.reopen"])
      expect(await eventsOf(person.id, command)).toHaveLength(1);
    await expect(inTx((tx) => closeAccount(tx, director, { id: randomUUID() }, now))).rejects.toThrow(
      "not_found",
    );
  });

  it("is not invited again once it has a password", async () => {
    const director = await makeActor("director");
    const person = await makeStaff({ passwordHash: await hashPassword(good) });
    await expect(inTx((tx) => inviteAgain(tx, director, { id: person.id }, now))).rejects.toThrow(
      "not_found",
    );
  });

  it("of the last director cannot be closed", async () => {
    await db.update(staff).set({ closedAt: now }).where(eq(staff.role, "director"));
    const last = await makeActor("director");
    await expect(inTx((tx) => closeAccount(tx, last, { id: last.id }, now))).rejects.toThrow("last_director");
  });
});
