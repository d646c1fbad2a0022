import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { emailOf, hydrated, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.describe.configure({ mode: "default" });

const { facts, person, card, form } = words("clients");

/** The first client of the list; answers its address. */
async function openCard(page: Page): Promise<string> {
  await open(page, "/clients");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  await hydrated(page);
  return page.url();
}

/** The words of a fact, which open its field. */
const fact = (page: Page, name: string) => page.locator(`[data-fact="${name}"]`);

test("a fact is changed where it stands, and the keyboard stays with it", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("director"));
  await openCard(page);
  await fact(page, "region").click();
  const field = page.getByLabel(facts.region, { exact: true });
  await expectAccessible(page);
  await field.fill("Тверь");
  await field.press("Enter");
  await expect(fact(page, "region")).toContainText("Тверь");
  await expect(fact(page, "region")).toBeFocused();
  await expect(page.locator(".page-meta")).toContainText("Тверь");

  await fact(page, "region").press("Enter");
  await field.fill("Рязань");
  await field.press("Escape");
  await expect(fact(page, "region")).toContainText("Тверь");
  await expect(fact(page, "region")).toBeFocused();

  await fact(page, "name").click();
  await page.getByLabel(facts.name, { exact: true }).fill("");
  await page.keyboard.press("Enter");
  await expect(page.getByText(facts.nameRequired)).toBeVisible();
  await page.keyboard.press("Escape");

  await fact(page, "branchId").click();
  await page.getByLabel(facts.branchId, { exact: true }).selectOption({ label: "Новосибирск" });
  await expect(fact(page, "branchId")).toContainText("Новосибирск");

  const owner = await fact(page, "owner").innerText();
  await fact(page, "owner").click();
  await expect(page.getByLabel(facts.owner, { exact: true })).toBeFocused();
  await page.getByLabel(facts.owner, { exact: true }).fill("Воронцова");
  await page.getByRole("option", { name: /Воронцова/ }).click();
  await expect(fact(page, "owner")).toContainText("Воронцова");
  await page.getByRole("button", { name: facts.undo }).click();
  await expect(fact(page, "owner")).toContainText(owner.split("\n")[0] ?? "");
  await expect(fact(page, "owner")).toBeFocused();
});

test("another's change is shown, never written over", async ({ page, office, browser }) => {
  await signIn(page, office.address, emailOf("director"));
  const address = await openCard(page);
  await fact(page, "source").click();
  await page.getByLabel(facts.source, { exact: true }).fill("выставка");

  const colleague = await browser.newPage({ baseURL: office.address });
  await signIn(colleague, office.address, emailOf("director"));
  await open(colleague, address);
  await fact(colleague, "source").click();
  await colleague.getByLabel(facts.source, { exact: true }).fill("справочник");
  await colleague.keyboard.press("Enter");
  await expect(fact(colleague, "source")).toContainText("справочник");
  await colleague.close();

  await page.getByRole("button", { name: facts.save }).click();
  const conflict = page.locator("[data-row=source]").getByRole("alert");
  await expect(conflict).toContainText("справочник");
  await expect(conflict).toContainText("выставка");
  await conflict.getByRole("button", { name: facts.keepMine }).click();
  await expect(fact(page, "source")).toContainText("выставка");
});

test("a person is written down and corrected", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("director"));
  await openCard(page);
  await page.getByRole("button", { name: card.addPerson }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: person.save }).click();
  await expect(dialog.getByLabel(person.name)).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByLabel(person.name)).toBeFocused();
  await expect(dialog.getByText(person.nameRequired)).toBeVisible();
  await dialog.getByLabel(person.name).fill("Зимина Ольга Павловна");
  await dialog.getByLabel(person.phones).fill("8 912 345-67-89 доб. 12");
  await dialog.getByRole("button", { name: person.save }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: card.addPerson })).toBeFocused();
  await expect(page.getByText("+7 912 345-67-89")).toBeVisible();

  await page
    .getByRole("button", { name: card.editPerson.replace("{name}", "Зимина Ольга Павловна") })
    .click();
  await expect(dialog.getByLabel(person.phones)).toHaveValue("+79123456789 доб. 12");
  await dialog.getByLabel(person.position).fill("главный инженер");
  await page.keyboard.press("Escape");
  await expect(dialog.getByText(person.unsaved.ask)).toBeVisible();
  await dialog.getByRole("button", { name: person.unsaved.stay }).click();
  await dialog.getByRole("button", { name: person.save }).click();
  await expect(page.getByText("главный инженер")).toBeVisible();
});

test("a slash leads to the search, a refused form to the field in error", async ({ page, office }) => {
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/today");
  await page.keyboard.press("/");
  await page.waitForURL(/\/clients/);
  await expect(page.locator("main [data-search]")).toBeFocused();

  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/clients/new");
  await page.getByRole("button", { name: form.submit }).click();
  await expect(page.getByText(form.nameRequired)).toBeInViewport();
  await expect(page.getByLabel(form.name)).toBeFocused();
});

test("on a phone one part of the card stands at a time", async ({ page, office }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, office.address, emailOf("director"));
  await openCard(page);
  const feed = page.getByRole("region", { name: card.timeline });
  const promises = page.getByRole("heading", { name: card.promises });
  await expect(feed).toBeVisible();
  await expect(promises).toBeHidden();
  await page.getByText(card.tabPromises, { exact: true }).first().click();
  await expect(promises).toBeVisible();
  await expect(feed).toBeHidden();
  await page.getByText(card.tabDossier, { exact: true }).first().click();
  await expect(fact(page, "region")).toBeVisible();
});
