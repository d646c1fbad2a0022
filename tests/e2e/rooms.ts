import type { Browser, Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect } from "./fixtures.ts";
import type { Office } from "./office.ts";
import { open, signIn } from "./people.ts";
import { words } from "./words.ts";

const mailings = words("mailings");
const segments = words("segments");

/** A browser of its own for a person of the office; without an e-mail it is a client's, whom nobody knows. */
export async function browserOf(browser: Browser, office: Office, email?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: office.address, locale: "ru-RU" });
  const page = await context.newPage();
  if (email) await signIn(page, office.address, email);
  return page;
}

/** The button whose name begins with the words, whatever number stands behind them. */
export const buttonFrom = (place: Page | Locator, beginning: string) =>
  place.getByRole("button", { name: new RegExp(`^${beginning}`) });

/** Build a segment of one region by hand, and answer with its name stored. */
export async function buildSegment(page: Page, name: string, region: string) {
  const { editor } = segments;
  await open(page, "/segments/new");
  await page.getByLabel(editor.name, { exact: true }).fill(name);
  await page.getByRole("button", { name: editor.addCondition, exact: true }).click();
  await page.getByRole("menuitem", { name: "Регион", exact: true }).click();
  await page.getByRole("button", { name: /Значение поля «Регион»/ }).click();
  await page.getByRole("checkbox", { name: region, exact: true }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByText(region).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: editor.save, exact: true }).click();
  await page.waitForURL(/\/segments\/[0-9a-f-]{36}$/);
  await expect(page.getByText(editor.saved)).toBeVisible();
}

/** Launch the draft on the page and wait until its last letter has left. */
export async function launchAndFinish(page: Page) {
  const { launch, result } = mailings;
  const send = buttonFrom(page, launch.button.split(":")[0] ?? "");
  await expect(send).not.toHaveAttribute("aria-disabled", "true", { timeout: 20_000 });
  await send.click();
  const dialog = page.getByRole("dialog", { name: launch.ask });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await buttonFrom(dialog, launch.button.split(":")[0] ?? "").click();
  await expect(page.getByText(result.done, { exact: true }).first()).toBeVisible({ timeout: 90_000 });
  await expectAccessible(page);
}

/** The addresses that the newest letter of this subject in the mailbox leads to. */
export async function linksOfLetter(director: Page, subject: string): Promise<string[]> {
  await open(director, "/mailbox");
  await director.getByRole("link").filter({ hasText: subject }).first().click();
  await director.waitForURL(/\/mailbox\/[0-9a-f-]{36}/);
  const links = director.frameLocator("iframe").getByRole("link");
  await links.first().waitFor();
  return links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
}

/** The one address among them that has this in it. */
export function linkWith(links: readonly string[], part: string): string {
  const found = links.find((link) => link.includes(part));
  if (!found) throw new Error(`No link to ${part} among ${links.join(", ")}`);
  return found;
}
