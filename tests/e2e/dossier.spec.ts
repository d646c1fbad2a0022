import type { Locator, Page } from "@playwright/test";
import postgres from "postgres";
import { addDays, localDate } from "#db/values/time.ts";
import { expectAccessible } from "./axe.ts";
import { emailOf, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.describe.configure({ mode: "default" });

const { card, dialogs, subjects } = words("dossier");
const { agreement, common, fact, file } = dialogs;
const cardWords = words("clients").card;
const today = localDate(new Date(), "Europe/Moscow");

/** Two sellers of one room with a client of each, both with people: an old client and a new one. */
async function sellers(ownerUrl: string) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const rows = await sql<{ email: string; id: string; client: string }[]>`
    select distinct on (s.email) s.email, c.id, c.name as client from clients c join staff s on s.id = c.owner_id
    where s.role = 'sales_manager' and s.branch_id = (select branch_id from staff where email = ${emailOf("sales_manager")})
      and c.archived_at is null and c.kind = 'company' and exists (select from client_contacts l where l.client_id = c.id)
    order by s.email, c.id limit 2`;
  await sql.end();
  return rows as unknown as [(typeof rows)[number], (typeof rows)[number]];
}

const field = (dialog: Locator, label: string) => dialog.locator(".field", { hasText: label });

/** A day as it is typed: 30.06.2026 by its digits, part after part. */
async function typeDay(page: Page, dialog: Locator, label: string, day: string) {
  await field(dialog, label).getByRole("spinbutton").first().click();
  await page.keyboard.type(`${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(0, 4)}`);
}

async function agree(page: Page, days: { from: string; to: string }) {
  await page.getByRole("button", { name: card.addAgreement }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(agreement.title).fill("Реклама на первой полосе");
  await dialog.getByLabel(agreement.subject).fill("Полоса 1, верх");
  const known = page.getByRole("option", { name: /Полоса 1, верх/ });
  const fresh = dialog.getByLabel(agreement.subjectKind);
  await expect(known.or(fresh).first()).toBeVisible();
  if (await known.isVisible()) await known.click();
  await typeDay(page, dialog, agreement.startsOn, days.from);
  await typeDay(page, dialog, agreement.endsOn, days.to);
  return dialog;
}

test("a slot prolonged by word is refused to a colleague, with who has it and till when", async ({
  page,
  office,
  browser,
}) => {
  const [old, next] = await sellers(office.database.ownerUrl);
  await signIn(page, office.address, old.email);
  await open(page, `/clients/${old.id}`);
  const contract = await agree(page, { from: addDays(today, -60), to: addDays(today, -7) });
  await expectAccessible(page);
  await contract.getByLabel(agreement.kind).selectOption("contract");
  await contract.getByLabel(agreement.number).fill("17");
  await contract.getByRole("button", { name: common.save }).click();
  await expect(contract).toBeHidden();

  // The contract ran out a week ago; before the journey it was prolonged by word.
  await page
    .getByRole("button", { name: card.openAgreement.replace("{title}", "Реклама на первой полосе") })
    .click();
  const extension = page.getByRole("dialog");
  await typeDay(page, extension, agreement.newEnd, addDays(today, 90));
  await extension.getByLabel(agreement.note).fill("обещал по телефону");
  await extension.getByRole("button", { name: agreement.extend, exact: true }).last().click();
  await expect(extension).toBeHidden();
  await expect(page.getByText(/продлено устно/)).toBeVisible();

  const colleague = await browser.newPage({ baseURL: office.address });
  await signIn(colleague, office.address, next.email);
  await open(colleague, `/clients/${next.id}`);
  const wanted = await agree(colleague, { from: addDays(today, 1), to: addDays(today, 30) });
  await wanted.getByRole("button", { name: common.save }).click();
  const refusal = wanted.getByRole("alert").first();
  await expect(refusal).toContainText("Полоса 1, верх");
  await expect(refusal).toContainText(old.client);
  // What was typed stays; other days are free.
  await expect(wanted.getByLabel(agreement.title)).toHaveValue("Реклама на первой полосе");
  await typeDay(colleague, wanted, agreement.startsOn, addDays(today, 91));
  await typeDay(colleague, wanted, agreement.endsOn, addDays(today, 120));
  await wanted.getByRole("button", { name: common.save }).click();
  await expect(wanted).toBeHidden();
  await open(colleague, "/clients/subjects");
  await expect(colleague.getByText("Полоса 1, верх")).toBeVisible();
  await expect(colleague.getByRole("link", { name: old.client })).toBeVisible();
  await expect(colleague.getByRole("heading", { name: subjects.title })).toBeVisible();
  await expectAccessible(colleague);
  await colleague.close();
});

test("what is useful to know and a paper are kept, and come back after a slip", async ({ page, office }) => {
  const [{ email, id }] = await sellers(office.database.ownerUrl);
  await signIn(page, office.address, email);
  await open(page, `/clients/${id}`);
  await page.getByRole("button", { name: card.addFact, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(fact.text).fill("Звонить <b>после</b> обеда");
  await dialog.getByRole("button", { name: common.save }).click();
  const text = page.locator("[data-fact-text]", { hasText: "Звонить <b>после</b> обеда" });
  await text.click();
  await page.locator("[data-row] textarea").fill("Звонить <b>после</b> обеда, до пяти");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("[data-fact-text]", { hasText: "обеда, до пяти" })).toBeVisible();

  await page.getByRole("button", { name: card.addFile, exact: true }).click();
  const naughty = "счёт <img src=x onerror=alert(1)>.pdf";
  const chosen = { name: naughty, mimeType: "text/html", buffer: Buffer.from("%PDF-1.7 счёт") };
  await dialog.locator("input[type=file]").setInputFiles(chosen);
  await expect(dialog.getByText(file.sent.replace("{name}", naughty))).toBeVisible();
  const page2 = { name: "страница.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") };
  await dialog.locator("input[type=file]").setInputFiles(page2);
  await expect(dialog.getByRole("alert")).toContainText("страница.pdf");
  await dialog.getByRole("button", { name: file.close }).last().click();
  const link = page.getByRole("link", { name: naughty });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment; /),
    "x-content-type-options": "nosniff",
    "content-type": "application/pdf",
  });
  expect(await answer.text()).toBe("%PDF-1.7 счёт");

  await page.getByRole("button", { name: card.removeFile.replace("{name}", naughty) }).click();
  await expect(link).toBeHidden();
  await page.getByRole("button", { name: common.undo }).click();
  await expect(link).toBeVisible();
  await expect(page.getByRole("heading", { name: cardWords.people })).toBeVisible();
  await expectAccessible(page);
});
