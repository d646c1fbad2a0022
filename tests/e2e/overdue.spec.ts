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
  browser,
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
  await closeDatabase();

  // Both letters reach the mailbox, where the director sees them, and their links work.
  const director = await (await browser.newContext({ baseURL: office.address, locale: "ru-RU" })).newPage();
  await signIn(director, office.address, emailOf("director"));
  const letters = async () => {
    await open(director, "/mailbox");
    return director.getByRole("listitem").filter({ hasText: title });
  };
  await expect(async () => expect(await (await letters()).count()).toBe(2)).toPass({ timeout: 20_000 });
  await expectAccessible(director);
  const rows = await letters();
  await expect(rows.filter({ hasText: giver?.surname ?? "" })).toHaveCount(1);
  await expect(rows.filter({ hasText: head?.surname ?? "" })).toHaveCount(1);

  await rows
    .filter({ hasText: giver?.surname ?? "" })
    .getByRole("link")
    .click();
  await director.waitForURL(/\/mailbox\/[0-9a-f-]{36}/);
  const link = director.frameLocator("iframe").getByRole("link").first();
  await expect(link).toHaveAttribute("href", new RegExp(`^${office.address}/assignments/`));
  await expectAccessible(director);
});
