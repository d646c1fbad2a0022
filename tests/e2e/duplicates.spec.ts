import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { emailOf, hydrated, open, signIn } from "./people.ts";
import { words } from "./words.ts";

const { title, compare, merge, merged, undo, decide, mergeForm } = words("duplicates");

test.use({ officeOptions: { data: "demo", worker: false, variables: {} } });

test("duplicates are found, explained, made one card and parted again", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/clients/duplicates");
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  const pairs = page.locator(".pair");
  const all = await pairs.count();
  expect(all).toBeGreaterThan(5);
  // The sum under the pair can be read, and gives the figure beside it.
  const first = pairs.first();
  const points = await first.locator(".pair-reasons").first().locator("b").allInnerTexts();
  const sum = points.reduce((total, text) => total + Number(text.replace("−", "-")), 0);
  expect(String(Math.min(100, sum))).toBe(await first.locator(".pair-figure").innerText());
  await expectAccessible(page);

  await pairs.last().getByRole("button", { name: decide.different }).click();
  await expect(pairs).toHaveCount(all - 1);
  await page.getByRole("button", { name: decide.undo, exact: true }).click();
  await expect(pairs).toHaveCount(all);

  const names = await first.locator(".pair-name .truncate").allInnerTexts();
  await first.getByRole("link", { name: compare }).click();
  await page.waitForURL(/duplicates\/merge/);
  await hydrated(page);
  await expect(page.locator(".merge-table thead .is-main")).toContainText(merge.main);
  await expectAccessible(page);
  const others = await page.locator(".merge-table thead th .merge-title").last().getAttribute("href");
  await page.getByRole("button", { name: /Объединить/ }).click();
  await expect(page.getByText(mergeForm.done)).toBeVisible();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  const common = page.url();

  // The old link leads to the common card, and so does the other name.
  await open(page, others ?? "");
  expect(page.url()).toBe(common);
  for (const name of names) {
    await open(page, `/clients?q=${encodeURIComponent(name)}`);
    await expect(page.locator(`a[href="${new URL(common).pathname}"]`).first()).toBeVisible();
  }

  await open(page, "/clients/duplicates/merged");
  await expect(page.getByRole("heading", { name: merged, level: 1 })).toBeVisible();
  await page.locator(".pair").first().getByRole("button", { name: undo.undo }).click();
  await page.getByRole("button", { name: undo.yes }).click();
  await expect(page.getByText(undo.done)).toBeVisible();
  await open(page, others ?? "");
  expect(page.url()).not.toBe(common);
});
