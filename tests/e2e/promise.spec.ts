import type { Browser, Page } from "@playwright/test";
import { demoStaff } from "#db/seed/staff.ts";
import { innOf, registerRows, xlsx } from "../db/imports/register.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import type { Office } from "./office.ts";
import { emailOf, open, signIn } from "./people.ts";
import { words } from "./words.ts";

const clients = words("clients");
const work = words("assignments");
const imports = words("imports");
const [, serviceman] = demoStaff.filter((one) => one.role === "service");

async function desk(browser: Browser, office: Office, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: office.address, locale: "ru-RU" });
  const page = await context.newPage();
  await signIn(page, office.address, email);
  return page;
}

/** Upload a look-alike register, let the columns be guessed, check, write. */
async function importRegister(page: Page) {
  const rows = registerRows(60);
  await open(page, "/clients/import");
  await expectAccessible(page);
  const file = {
    name: "register.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(await xlsx(rows)),
  };
  await page.setInputFiles("input[type=file]", file);
  await page.getByRole("button", { name: imports.upload.send }).click();
  await page.waitForURL(/\/clients\/import\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: /^Проверить 60\sстрок/ }).click();
  const start = page.getByRole("button", { name: /^Загрузить \d+\sстро/ });
  await start.waitFor({ timeout: 30_000 });
  await expectAccessible(page);
  await start.click();
  await expect(page.getByText(/^Загружено \d+ из 60/)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
}

test("a client base goes in, a client is found, a promise is given, handed over and kept", async ({
  page,
  office,
  browser,
}) => {
  await signIn(page, office.address, emailOf("sales_head"));
  await importRegister(page);

  // Found by the number of a school in another layout of words, without the legal form, and by its ИНН.
  await open(page, `/clients?q=${encodeURIComponent("ШКОЛА 112")}`);
  const imported = page.getByRole("row").filter({ hasText: /(ГБОУ|бюджетное).*112/ });
  await expect(imported).toHaveCount(1); // the demo company has a school of this number of its own
  await open(page, "/clients/new");
  await expectAccessible(page);
  await open(page, "/clients");
  await expectAccessible(page);
  await page.keyboard.press("/");
  await page.keyboard.type(innOf(12));
  await page.keyboard.press("Enter");
  const found = page.getByRole("row").filter({ hasText: "112" });
  await expect(found).toHaveCount(1);
  await found.getByRole("link").first().click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}/);
  await expect(page.getByText("Медведева Вера").first()).toBeVisible();
  await expectAccessible(page);

  // A call with a promise in it: three fields and a key.
  await page.locator("h1").click();
  await page.keyboard.press("c");
  await page.keyboard.type("Просит цену на фильтры. Обещала перезвонить завтра в 15:00");
  const proposal = page.getByRole("form", { name: clients.composer.label }).getByRole("status");
  await expect(proposal).toContainText("15:00");
  await proposal.getByRole("button").last().click();
  const to = page.getByLabel(clients.composer.to, { exact: true });
  await to.fill(serviceman?.surname ?? "");
  await page.getByRole("option", { name: new RegExp(serviceman?.surname ?? "") }).click();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(clients.composer.doneWithPromise)).toBeVisible();
  await expect(page.getByText("Просит цену на фильтры").first()).toBeVisible();
  await expect(page.getByText("держите вы, пока не примет").first()).toBeVisible();
  const card = page.url();

  // The colleague of another department accepts with a term of his own, then reports.
  const colleague = await desk(browser, office, serviceman?.login ?? "");
  await open(colleague, "/assignments");
  const row = colleague
    .locator("[data-work-row]")
    .filter({ hasText: /перезвонить/i })
    .filter({ hasText: "112" });
  await row.getByRole("button", { name: work.moves.acceptOwn, exact: true }).click();
  await colleague.getByRole("dialog").getByRole("button", { name: work.desk.calendar }).click();
  await colleague.getByRole("button", { name: work.presets.week, exact: true }).click();
  await colleague.getByRole("dialog").getByRole("textbox").last().fill("Прайс обновят в понедельник");
  await colleague
    .getByRole("dialog")
    .getByRole("button", { name: work.desk.verbs.accept, exact: true })
    .click();
  await expect(colleague.getByText(work.desk.done.accept)).toBeVisible();

  await page.goto(card);
  await expect(page.getByText(`держит ${serviceman?.given} ${serviceman?.surname}`).first()).toBeVisible();

  await row.getByRole("button", { name: work.moves.report, exact: true }).click();
  await colleague.getByRole("dialog").getByRole("textbox").last().fill("Перезвонил, цену назвал");
  await colleague
    .getByRole("dialog")
    .getByRole("button", { name: work.desk.verbs.report, exact: true })
    .click();
  await expect(colleague.getByText(work.desk.done.report)).toBeVisible();

  // Custody came back with the report; the issuer confirms and nobody holds it any more.
  await open(page, "/assignments");
  await page
    .locator("[data-work-row]")
    .filter({ hasText: "Перезвонил, цену назвал" })
    .getByRole("button", { name: work.moves.confirm, exact: true })
    .click();
  await expect(page.getByText(work.desk.done.confirm)).toBeVisible();
  await page.goto(card);
  await expect(page.getByText("подтверждено").first()).toBeVisible();
  await expect(page.getByText(clients.card.promisesNone)).toBeVisible();
});
