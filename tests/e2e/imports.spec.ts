import type { Page } from "@playwright/test";
import writeExcelFile from "write-excel-file/node";
import { expectAccessible } from "./axe.ts";
import { emailOf, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

const imports = words("imports");
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

test("a notebook with faults is read, mended in place, told apart from known clients, loaded and taken back", async ({
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

  await page.getByRole("group", { name: "Что сделать со строкой 3" }).getByText("Дополнить").click();
  await page.getByRole("group", { name: "Что сделать со строкой 6" }).getByText(imports.twins.merge).click();
  await page.getByRole("button", { name: imports.twins.decide }).click();
  await expect(figure(page, imports.check.merged)).toHaveText("1", patience);
  await load(page).click();
  await expect(page.getByText("Загружено 4 из 4")).toBeVisible(patience);

  await page.getByRole("button", { name: /^Отменить загрузку №/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: imports.undo.confirm, exact: true }).click();
  await expect(page.getByText(/^Загрузка отменена/)).toBeVisible(patience);
  await expect(figure(page, imports.result.removed)).toHaveText("2");
});
