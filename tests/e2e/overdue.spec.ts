import { like } from "drizzle-orm";
import { demoStaff } from "#db/seed/staff.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { emailOf, open, signIn } from "./people.ts";
import { words } from "./words.ts";

const work = words("assignments");
const head = demoStaff.find((one) => one.role === "sales_head");
const giver = demoStaff.find((one) => one.role === "sales_manager");

test("nobody accepts, the term passes: one letter to the holder, one to the head", async ({
  page,
  office,
}) => {
  const title = "Подобрать вентилятор для цеха";
  await signIn(page, office.address, emailOf("sales_manager"));
  await open(page, "/assignments");
  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog", { name: work.form.title });
  await dialog.getByLabel(work.form.what).fill(title);
  await dialog.getByLabel(work.form.to, { exact: true }).click();
  await page.keyboard.type("закуп");
  await expect(page.getByRole("option").first()).toContainText(/закуп/i);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: work.desk.calendar }).click();
  await page.getByRole("button", { name: work.presets.tomorrow, exact: true }).click();
  await dialog.getByRole("button", { name: work.form.submit }).click();
  await expect(dialog).toBeHidden();

  // The clock is an argument: a week later, at a working hour, in four workers at once and once more.
  process.env.DATABASE_URL = office.database.appUrl;
  process.env.DATABASE_OWNER_URL = office.database.ownerUrl;
  Object.assign(process.env, {
    APP_URL: office.address,
    AUTH_SECRET: "x".repeat(40),
    TOKEN_SECRET: "x".repeat(40),
  });
  const { sweepAlarms } = await import("#db/assignments/alarms.ts");
  const { closeDatabase } = await import("#db/index.ts");
  const { nextWorkingMoment } = await import("#db/values/calendar.ts");
  const later = nextWorkingMoment(new Date(Date.now() + 9 * 24 * 3_600_000), "Asia/Novosibirsk");
  const noon = nextWorkingMoment(new Date(later.getTime() + 5 * 3_600_000), "Europe/Moscow");
  await Promise.all(Array.from({ length: 4 }, () => sweepAlarms(noon)));
  await sweepAlarms(new Date(noon.getTime() + 60_000));
  // For the worker's own clock those letters are still a week away: bring them to it.
  const { db } = await import("#db/index.ts");
  const { mailboxLetters, outbox } = await import("#db/outbox/table.ts");
  await db.update(outbox).set({ notBefore: new Date() });
  const letters = () =>
    db
      .select()
      .from(mailboxLetters)
      .where(like(mailboxLetters.subject, `Просрочено%${title}`));
  await expect(async () => expect(await letters()).toHaveLength(2)).toPass({ timeout: 60_000 });
  const [toHead, toHolder] = (await letters()).sort((a, b) => b.subject.length - a.subject.length);
  await closeDatabase();
  expect([toHead?.toAddress, toHolder?.toAddress]).toEqual([head?.login, giver?.login]);

  // The director sees them in the mailbox of the office, and their links work.
  await page.context().clearCookies();
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/mailbox");
  await expectAccessible(page);
  await open(page, `/mailbox/${toHolder?.id}`);
  const link = page.frameLocator("iframe").getByRole("link").first();
  await expect(link).toHaveAttribute("href", new RegExp(`^${office.address}/assignments/`));
  await expectAccessible(page);
  await open(page, new URL((await link.getAttribute("href")) ?? "", office.address).pathname);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
});
