import { readFileSync } from "node:fs";
import postgres from "postgres";
import { expect, test } from "./fixtures.ts";
import { emailOf, hydrated, open, signIn } from "./people.ts";
import { words } from "./words.ts";

const { erasing, acts } = words("subjects");
const { form } = words("exports");

test("a director carries a list out and forgets a person, and both leave their trace", async ({
  page,
  office,
}) => {
  await signIn(page, office.address, emailOf("director"));

  await open(page, "/exports/new?of=clients&list=class%3DA");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: form.take }).click(),
  ]);
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  await expect(page.getByRole("status").first()).toContainText("№");
  expect((await page.request.get(file.url())).status()).toBe(410);

  const sql = postgres(office.database.ownerUrl, { max: 1 });
  const [person] = await sql<{ id: string; surname: string; email: string }[]>`
    select c.id, c.surname, p.value as email from contacts c
    join contact_points p on p.contact_id = c.id and p.kind = 'email'
    where exists (select from interactions i where i.contact_id = c.id)
      and not exists (select from complaints k where k.contact_id = c.id or k.from_email = p.value)
    order by c.id limit 1`;
  if (!person) throw new Error("nobody to forget");
  await open(page, `/subjects/contact/${person.id}`);
  await expect(page.getByText(person.email, { exact: true })).toBeVisible();
  await page.goto(`${office.address}/subjects/contact/${person.id}/erase`);
  await hydrated(page);
  await page.getByRole("radio").first().check();
  await page.getByLabel(erasing.form.basis).fill("заявление вх. № 15");
  await page.getByRole("button", { name: erasing.form.go }).click();
  const field = page.getByRole("dialog").getByRole("textbox");
  await field.fill("не то слово");
  await page.getByRole("button", { name: erasing.form.yes }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await field.fill(person.surname);
  await page.getByRole("button", { name: erasing.form.yes }).click();
  await page.waitForURL(/\/safety\/erasures\/2$/);
  await expect(page.getByText(acts.doneAt, { exact: true })).toBeVisible({ timeout: 30_000 });
  expect((await sql`select from contact_points where value = ${person.email}`).length).toBe(0);
  expect(
    (await sql`select from interactions where contact_id = ${person.id} and text <> '[удалено]'`).length,
  ).toBe(0);
  await sql.end();
});
