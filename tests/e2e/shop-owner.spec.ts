import type { Page } from "@playwright/test";
import writeExcelFile from "write-excel-file/node";
import { expectAccessible } from "./axe.ts";
import { emailOf, hydrated, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.describe.configure({ mode: "default" });

const imports = words("imports");
const { compare, decide, mergeForm, progress, undo } = words("duplicates");
const patience = { timeout: 20_000 };

/** The notebook of a furniture shop as a workbook: a title above the header, a second sheet, faults in the cells. */
async function notebook(): Promise<Buffer> {
  const text = (rows: string[][]) =>
    rows.map((row) => row.map((value) => ({ value: value || " ", type: String })));
  const rows = [
    ["Клиенты мебельного салона"],
    ["Название", "ИНН", "Телефон", "Категория"],
    ["Диван-Сервис", "9999003102", "8 343 200-11-22", "A"],
    ["Кресло и Ко", "12345", "8 343 200-11-33", "VIP"],
    ["Табурет", "", "8 343 200-11-44", "VIP"],
    ["Табурет", "", "8 343 200-11-44", "B"],
  ];
  return writeExcelFile([
    { sheet: "Прайс", data: text([["Товар"]]) },
    { sheet: "Клиенты", data: text(rows) },
  ]).toBuffer();
}

async function upload(page: Page, name: string, buffer: Buffer) {
  await open(page, "/clients/import");
  await page.setInputFiles("input[type=file]", { name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: imports.upload.send }).click();
  await page.waitForURL(/\/clients\/import\/[0-9a-f-]{36}/);
}

const check = (page: Page) => page.getByRole("button", { name: /^Проверить/ }).click(patience);
const load = (page: Page) => page.getByRole("button", { name: /^Загрузить/ });
const figure = (page: Page, label: string) =>
  page.locator(".figures > div", { hasText: label }).locator("dd").first();

test("the owner of a furniture shop loads the notebook, finds by a slip, makes one card of two, and takes all of it back", async ({
  page,
  office,
}) => {
  await signIn(page, office.address, emailOf("director"));
  await upload(page, "known.csv", Buffer.from("Название;ИНН;Телефон\nДиван;9999003102;8 343 200-11-22\n"));
  await check(page);
  await load(page).click(patience);
  await page.getByText(imports.result.allIn).waitFor(patience);

  await upload(page, "notebook.xlsx", await notebook());
  await expect(page.getByText("шапка в строке 2")).toBeVisible(patience);
  await expect(page.getByLabel(imports.file.sheet)).toHaveValue("Клиенты");
  await check(page);
  await expect(figure(page, imports.check.waiting)).toHaveText("1", patience);
  await expect(figure(page, imports.check.failed)).toHaveText("2");
  await expectAccessible(page);

  await page.getByLabel("Исправить «ИНН» в строке 4").fill("");
  await page.getByLabel("Исправить «Категория» в строке 4").selectOption({ label: "B — раз в два месяца" });
  await page.getByRole("button", { name: imports.check.mend }).click();
  await expect(figure(page, imports.check.failed)).toHaveText("1", patience);
  await expect(page.getByText(/Исправлено 2\sзначения/)).toBeVisible();

  await page.getByRole("group", { name: "Что сделать со строкой 3" }).getByText("Новый").click();
  await page.getByRole("group", { name: "Что сделать со строкой 6" }).getByText(imports.twins.merge).click();
  await page.getByRole("button", { name: imports.twins.decide }).click();
  await expect(figure(page, imports.check.merged)).toHaveText("1", patience);
  await load(page).click();
  await expect(page.getByText("Загружено 4 из 4")).toBeVisible(patience);
  const loaded = new URL(page.url()).pathname;

  await open(page, `/clients?q=${encodeURIComponent("диван-севрис")}`);
  await expect(page.getByRole("link", { name: "Диван-Сервис" })).toBeVisible();

  await open(page, "/clients/duplicates");
  await page.getByRole("button", { name: progress.now }).click();
  const pair = page.locator(".pair", { hasText: "Диван-Сервис" });
  await expect(pair).toBeVisible(patience);
  // The sum under the pair can be read, and gives the figure beside it.
  const points = await pair.locator(".pair-reasons b").allInnerTexts();
  const sum = points.reduce((total, text) => total + Number(text.replace("−", "-")), 0);
  expect(String(Math.min(100, sum))).toBe(await pair.locator(".pair-figure").innerText());
  await expectAccessible(page);
  // Said and taken back, it is no work with the card: the undo of the import takes the card all the same.
  const pairs = page.locator(".pair");
  const all = await pairs.count();
  await pair.getByRole("button", { name: decide.different }).click();
  await expect(pairs).toHaveCount(all - 1);
  await page.getByRole("button", { name: decide.undo, exact: true }).click();
  await expect(pairs).toHaveCount(all);
  await pair.getByRole("link", { name: compare }).click();
  await page.waitForURL(/duplicates\/merge/);
  await hydrated(page);
  await expect(page.locator(".merge-table thead .is-main")).toContainText("Диван");
  await expectAccessible(page);
  const other = await page.locator(".merge-table thead th .merge-title").last().getAttribute("href");
  await page.getByRole("button", { name: /^Объединить/ }).click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  const common = new URL(page.url()).pathname;
  // The old link leads to the common card, and so does the other name.
  await open(page, other ?? "");
  expect(new URL(page.url()).pathname).toBe(common);
  await open(page, `/clients?q=${encodeURIComponent("Диван-Сервис")}`);
  await expect(page.locator(`a[href="${common}"]`).first()).toBeVisible();
  await part(page);
  await open(page, other ?? "");
  expect(new URL(page.url()).pathname).toBe(other);

  await open(page, loaded);
  await page.getByRole("button", { name: /^Отменить загрузку №/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: imports.undo.confirm, exact: true }).click();
  await expect(page.getByText(/^Загрузка отменена/)).toBeVisible(patience);
  await expect(figure(page, imports.result.removed)).toHaveText("3");
});

/** The newest merge is undone. */
async function part(page: Page) {
  await open(page, "/clients/duplicates/merged");
  await page.locator(".pair").first().getByRole("button", { name: undo.undo }).click();
  await page.getByRole("button", { name: undo.yes }).click();
  await expect(page.getByText(undo.done)).toBeVisible();
}

test("a person who was written down twice becomes one, and two again", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/clients/duplicates?show=people");
  const pair = page.locator(".pair").last();
  const [full, short] = await pair.locator(".pair-name .truncate").allInnerTexts();
  await expectAccessible(page);
  await pair.getByRole("link", { name: compare }).click();
  await page.waitForURL(/duplicates\/people/);
  await hydrated(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Объединить/ }).click();
  await expect(page.getByText(mergeForm.peopleDone)).toBeVisible();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  await expect(page.getByText(full ?? "").first()).toBeVisible();
  expect(short).not.toBe(full);
  await part(page);
});
