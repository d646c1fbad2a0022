import { writeFileSync } from "node:fs";
import { emailOf, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.describe.configure({ mode: "default" });

const imports = words("imports");
const rows = 130;
const wide = Array.from({ length: 10 }, (_, at) => `Примечание ${at + 1}`);
const note = "Договорились о встрече. ".repeat(210);

/** Few rows and wide notes: large to carry, quick to work on. */
function largeCsv(): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => [`К${n}`, `Клиент ${n}`, ...wide.map(() => note)]);
  return Buffer.from([["Код", "Название", ...wide], ...lines].map((cells) => cells.join(";")).join("\r\n"));
}

test("a file of more than 10 MB comes whole, and every row of it is checked", async ({ page, office }) => {
  const buffer = largeCsv();
  expect(buffer.byteLength).toBeGreaterThan(11_000_000);
  await signIn(page, office.address, emailOf("sales_head"));
  await open(page, "/clients/import");
  await page.setInputFiles("input[type=file]", { name: "large.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: imports.upload.send }).click();
  await page.waitForURL(/\/clients\/import\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: new RegExp(`^Проверить ${rows}\\sстрок`) }).click();
  await page
    .getByRole("button", { name: new RegExp(`^Загрузить ${rows}\\sстрок`) })
    .waitFor({ timeout: 20_000 });
});

test("what is no table or too large is refused with words", async ({ page, office }, testInfo) => {
  await signIn(page, office.address, emailOf("sales_head"));
  const post = async (name: string, buffer: Buffer) => {
    const answer = await page.request.post("/clients/import/upload", {
      headers: { origin: office.address },
      multipart: { file: { name, mimeType: "application/octet-stream", buffer } },
    });
    return [answer.status(), ((await answer.json()) as { message: string }).message];
  };
  expect(await post("empty.csv", Buffer.alloc(0))).toEqual([422, expect.stringMatching(/нет\sни\sодной/)]);
  expect(await post("fake.xlsx", Buffer.from("PK no zip"))).toEqual([
    422,
    expect.stringMatching(/не\sтаблица/),
  ]);
  expect(await post("letter.xlsx", Buffer.from("%PDF-1.7"))).toEqual([
    422,
    expect.stringMatching(/не\sтаблица/),
  ]);
  expect(await post("broken.xlsx", Buffer.from("PK\x03\x04 cut"))).toEqual([
    422,
    expect.stringMatching(/повреждён/),
  ]);
  const large = Buffer.alloc(65 * 1024 * 1024, "a;b\n");
  expect(await post("large.csv", large)).toEqual([413, expect.stringMatching(/больше 64.МБ/)]);

  await open(page, "/clients/import");
  // So much is handed to a browser only as a file.
  const file = testInfo.outputPath("large.csv");
  writeFileSync(file, large);
  await page.setInputFiles("input[type=file]", file);
  await expect(page.getByRole("alert").filter({ hasText: /больше 64/ })).toBeVisible();
  await page.setInputFiles("input[type=file]", {
    name: "letter.xlsx",
    mimeType: "text/csv",
    buffer: Buffer.from("%PDF-1.7"),
  });
  await page.getByRole("button", { name: imports.upload.send }).click();
  await expect(page.getByRole("alert").filter({ hasText: /не\sтаблица/ })).toBeVisible();
});

test("an import is undone after it was asked what will go", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("sales_head"));
  await open(page, "/clients/import");
  const text = `Название;Телефон\n${Array.from({ length: 3 }, (_, n) => `Проба ${n};8 495 111-22-3${n}`).join("\n")}`;
  await page.setInputFiles("input[type=file]", {
    name: "three.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await page.getByRole("button", { name: imports.upload.send }).click();
  await page.getByRole("button", { name: /^Проверить 3\sстроки/ }).click();
  await page.getByRole("button", { name: /^Загрузить 3\sстроки/ }).click();
  const undo = page.getByRole("button", { name: /^Отменить загрузку №/ });
  await undo.click({ timeout: 20_000 });
  const dialog = page.getByRole("dialog", { name: /^Отменить загрузку №/ });
  await expect(dialog.getByText(/новые карточки уберём/)).toBeVisible();
  await dialog.getByRole("button", { name: imports.undo.leave }).last().click();
  await expect(dialog).toBeHidden();
  await undo.click();
  await dialog.getByRole("button", { name: imports.undo.confirm, exact: true }).click();
  await expect(page.getByText(/^Загрузка отменена/)).toBeVisible({ timeout: 20_000 });
});
