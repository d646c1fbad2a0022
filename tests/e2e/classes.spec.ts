import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { emailOf, open, signIn } from "./people.ts";
import { words } from "./words.ts";

const { title, count, dialog, settings, card } = words("classes");
const REASON = "Входят в сеть, весной тендер";

test("a director reads the matrix, drills down to a cell, holds a class against it and has it counted again", async ({
  page,
  office,
}) => {
  test.setTimeout(90_000);
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/classes");
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expectAccessible(page);

  // What a cell counts is what its list holds.
  const cell = page.locator(".matrix tbody tr").last().locator("td a").last();
  const told = Number((await cell.innerText()).replace(/\D/g, ""));
  expect(told).toBeGreaterThan(1);
  await cell.click();
  await page.waitForURL(/\/clients\?if=/);
  await expect(page.locator(".list-sentence")).toContainText("C по расчёту ABC");
  await expect(page.getByText(new RegExp(`${told}(?!\\d)`)).first()).toBeVisible();

  await page.locator("table tbody a").first().click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}/);
  await page.locator("[data-row=class] button").click();
  const held = page.getByRole("dialog", { name: dialog.title });
  await held.getByLabel(dialog.class, { exact: true }).selectOption("A");
  await held.getByRole("button", { name: dialog.hold, exact: true }).click();
  await expect(held.getByLabel(dialog.reason)).toHaveAttribute("aria-invalid", "true");
  await held.getByLabel(dialog.reason).fill(REASON);
  await expectAccessible(page);
  await held.getByRole("button", { name: dialog.hold, exact: true }).click();
  await expect(held).toBeHidden();
  await expect(page.locator("[data-row=class]")).toContainText(card.byHand);

  // Other borders, another count: the worker does it, and leaves the held class alone.
  const address = page.url();
  await open(page, "/classes/settings");
  await page.getByLabel(settings.fields.abcA.label).fill("96");
  await page.getByRole("button", { name: settings.save, exact: true }).click();
  await expect(page.getByLabel(settings.fields.abcB.label)).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel(settings.fields.abcA.label).fill("60");
  await page.getByLabel(settings.fields.abcB.label).fill("90");
  await page.getByRole("button", { name: settings.save, exact: true }).click();
  await expect(page.getByText(settings.saved)).toBeVisible();
  await open(page, "/classes");
  await page.getByRole("button", { name: count.now, exact: true }).click();
  await expect(page.getByText("A — первые 60 %", { exact: false })).toBeVisible({ timeout: 30_000 });
  await page.goto(address);
  await page.locator("[data-row=class] button").click();
  await expect(page.getByRole("dialog", { name: dialog.title })).toContainText(REASON);
});
