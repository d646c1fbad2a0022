import type { Browser, Page } from "@playwright/test";
import { demoStaff } from "#db/seed/staff.ts";
import { expectAccessible } from "./axe.ts";
import { emailOf, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.describe.configure({ mode: "default" });

const t = words("assignments");
const service = demoStaff.filter((one) => one.role === "service");

async function browserOf(browser: Browser, origin: string, email: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: "ru-RU",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await signIn(page, origin, email);
  return page;
}

const rowOf = (page: Page, title: string) => page.locator("[data-work-row]").filter({ hasText: title });
const press = (page: Page, title: string, name: string) =>
  rowOf(page, title).getByRole("button", { name, exact: true }).click();

async function chooseTerm(page: Page, label: string) {
  await page.getByRole("dialog").getByRole("button", { name: t.desk.calendar }).click();
  await page.getByRole("button", { name: label, exact: true }).click();
}

/** Hand work over by the form, as a person does: the key, the words, the colleague as one types, a usual term. */
async function assign(page: Page, title: string, typed: string) {
  await open(page, "/assignments");
  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog", { name: t.form.title });
  await dialog.getByLabel(t.form.what).fill(title);
  await dialog.getByLabel(t.form.to, { exact: true }).click();
  await page.keyboard.type(typed);
  await expect(page.getByRole("option").first()).toContainText(new RegExp(typed, "i"));
  await page.keyboard.press("Enter");
  await chooseTerm(page, t.presets.tomorrow);
  await dialog.getByRole("button", { name: t.form.submit }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, title)).toBeVisible();
}

/** Answer the dialog that a press has opened. */
async function answer(page: Page, verb: string, text?: string) {
  const dialog = page.getByRole("dialog");
  if (text) await dialog.getByRole("textbox").last().fill(text);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
}

test("a promise is handed over, accepted with an own date, done, returned, done again and confirmed", async ({
  page: giver,
  office,
  browser,
}) => {
  const title = "Проверить чиллер на крыше";
  const [taken] = service.slice(1);
  await signIn(giver, office.address, emailOf("sales_manager"));
  const taker = await browserOf(browser, office.address, taken?.login ?? "");
  await assign(giver, title, taken?.given ?? "");

  await open(taker, "/assignments");
  await expectAccessible(taker);
  await press(taker, title, t.moves.acceptOwn);
  await expectAccessible(taker);
  await chooseTerm(taker, t.presets.week);
  await answer(taker, t.desk.verbs.accept, "Двое в отъезде");
  await expect(taker.getByText(t.desk.done.accept)).toBeVisible();
  await press(taker, title, t.moves.report);
  await answer(taker, t.desk.verbs.report, "Заменили вентилятор");

  await open(giver, "/assignments");
  await expect(rowOf(giver, title)).toContainText("Заменили вентилятор");
  await press(giver, title, t.moves.return);
  await answer(giver, t.desk.verbs.return, "Нужны фото");
  await expect(giver.getByText(t.desk.done.return)).toBeVisible();
  await expect(rowOf(giver, title)).toBeVisible();

  await open(taker, "/assignments");
  await rowOf(taker, title).getByRole("link").first().focus();
  await taker.keyboard.press("r");
  await answer(taker, t.desk.verbs.report);
  await expect(taker.getByText(t.desk.done.report)).toBeVisible();

  await open(giver, "/today");
  await expectAccessible(giver);
  await press(giver, title, t.moves.confirm);
  await expect(giver.getByText(t.desk.done.confirm)).toBeVisible();
  await expect(rowOf(giver, title)).toBeHidden();

  await open(taker, "/assignments");
  await expect(rowOf(taker, title)).toBeHidden();
});

test("the page of an assignment shows the whole chain and who holds it", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/assignments");
  await page.locator("[data-work-row]").first().getByRole("link").first().click();
  await page.waitForURL(/\/assignments\/[0-9a-f-]{36}/);
  const chain = page.getByRole("list", { name: t.detail.chain });
  await expect(chain.getByRole("listitem").first()).toBeVisible();
  await expectAccessible(page);
});

test("of two colleagues the first gets the work of a department, the second hears who did", async ({
  page: giver,
  office,
  browser,
}) => {
  const title = "Съездить на замер в пищеблок";
  const [, first, second] = service;
  await signIn(giver, office.address, emailOf("sales_manager"));
  await assign(giver, title, "сервис");
  const [quick, slow] = [
    await browserOf(browser, office.address, first?.login ?? ""),
    await browserOf(browser, office.address, second?.login ?? ""),
  ];
  await open(quick, "/assignments");
  await open(slow, "/assignments");
  await press(quick, title, t.moves.accept);
  await expect(quick.getByText(t.desk.done.accept)).toBeVisible();
  await press(slow, title, t.moves.accept);
  await expect(slow.getByText(t.desk.taken.split("{name}")[0] ?? "")).toBeVisible();
});

test("a no keeps the text in the dialog and says what stands now", async ({
  page: giver,
  office,
  browser,
}) => {
  const title = "Посчитать смету второго корпуса";
  const [, taken] = service;
  await signIn(giver, office.address, emailOf("sales_manager"));
  await assign(giver, title, taken?.given ?? "");
  const taker = await browserOf(browser, office.address, taken?.login ?? "");
  await open(taker, "/assignments");
  await press(taker, title, t.moves.decline);
  await taker.getByRole("dialog").getByRole("textbox").fill("Раньше вторника не сосчитать");

  await rowOf(giver, title).getByRole("link").first().click();
  await giver.waitForURL(/\/assignments\/[0-9a-f-]{36}/);
  await giver.getByRole("main").getByRole("button", { name: t.moves.cancel, exact: true }).click();
  await answer(giver, t.desk.verbs.cancel, "Клиент отказался");
  await expect(giver.getByText(t.desk.done.cancel)).toBeVisible();

  await answer(taker, t.desk.verbs.decline);
  await expect(taker.getByRole("dialog").getByRole("alert")).toContainText(t.desk.states.cancelled);
  await expect(taker.getByRole("dialog").getByRole("textbox")).toHaveValue("Раньше вторника не сосчитать");
});

test("j and k walk the rows; an undone handing-over is taken back", async ({ page, office }) => {
  const title = "Заказать пропуска гостям";
  await signIn(page, office.address, emailOf("director"));
  await assign(page, title, "склад");
  await page.getByRole("button", { name: t.form.undo, exact: true }).click();
  await expect(page.getByText(t.form.undone)).toBeVisible();
  await expect(rowOf(page, title)).toBeHidden();
  const links = page.locator("[data-work-row]").locator("a:first-of-type");
  await page.locator("h1").click();
  await page.keyboard.press("j");
  await expect(links.first()).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(links.first()).toBeFocused();
});
