import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { emailOf, hydrated, open, postSignIn, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.describe.configure({ mode: "default" });

const auth = words("auth");
const frame = words("frame");
const settings = words("settings");
const director = emailOf("director");

async function anotherBrowser(browser: Browser, origin: string, email?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, locale: "ru-RU" });
  const page = await context.newPage();
  if (email) await signIn(page, origin, email);
  return page;
}

/** The newest letter of a subject to an address, opened as soon as the worker has put it into the mailbox. */
async function openLetter(page: Page, title: string, subject = "") {
  const letter = page
    .locator("li", { has: page.getByTitle(title, { exact: true }) })
    .filter({ hasText: subject })
    .first();
  await expect(async () => {
    await page.goto("/mailbox");
    await expect(letter).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await letter.click();
  return page.frameLocator("iframe").getByRole("link").first();
}

async function setPassword(page: Page, password: string) {
  await hydrated(page);
  await page.getByLabel(auth.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: auth.setSave }).click();
}

test("an invitation: letter, link, password, signed in; and the link is dead", async ({
  page,
  office,
  browser,
}) => {
  await signIn(page, office.address, director);
  await open(page, "/settings/staff");
  await page.getByRole("button", { name: settings.invite, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: settings.inviteTitle });
  const email = "noskova@slovo-demo.example";
  await dialog.getByLabel(settings.email).fill(email);
  await dialog.getByLabel(settings.surname).fill("Носкова");
  await dialog.getByLabel(settings.given, { exact: true }).fill("Вера");
  await dialog.getByLabel(settings.role).selectOption("secretary");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: settings.invite, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText(settings.states.invited);

  const link = await openLetter(page, email);
  const address = (await link.getAttribute("href")) ?? "";
  expect(address).toMatch(new RegExp(`^${office.address}/password/[\\w-]{43}$`));
  await expectAccessible(page);
  const letterOpens = page.context().waitForEvent("page");
  await link.click();
  await expect((await letterOpens).getByRole("heading", { name: auth.setTitle })).toBeVisible();

  const her = await anotherBrowser(browser, office.address);
  await open(her, address);
  await expect(her.getByText(email)).toBeVisible();
  await expectAccessible(her);
  await setPassword(her, "qwertyuiop");
  await expect(her.getByText("Пароль слишком простой")).toBeVisible();
  await setPassword(her, "четыре зонта под дождём");
  await her.waitForURL("**/today");
  await expect(her.locator(".shell-side")).toContainText("Носкова");
  await open(her, address);
  await expect(her.getByRole("heading", { name: auth.deadTitle })).toBeVisible();
  await expectAccessible(her);
  await her.context().close();
});

test("a forgotten password: letter, link, new password; the other browser is out", async ({
  page,
  office,
  browser,
}) => {
  const email = emailOf("quality");
  const before = await anotherBrowser(browser, office.address, email);
  await open(before, "/settings");

  const forgetful = await anotherBrowser(browser, office.address);
  await open(forgetful, "/sign-in");
  await forgetful.getByRole("link", { name: auth.forgot }).click();
  await hydrated(forgetful);
  await expectAccessible(forgetful);
  for (const address of ["nobody@slovo-demo.example", email]) {
    await open(forgetful, "/forgot");
    await forgetful.getByLabel(auth.email).fill(address);
    await forgetful.getByRole("button", { name: auth.resetSend }).click();
    await expect(forgetful.getByText(auth.resetSent)).toBeVisible();
  }

  await signIn(page, office.address, director);
  const address = (await (await openLetter(page, email, "Новый пароль")).getAttribute("href")) ?? "";
  await open(forgetful, address);
  await setPassword(forgetful, "семь рыжих лисиц у реки");
  await forgetful.waitForURL("**/today");
  await before.goto("/settings");
  await expect(before).toHaveURL(/\/sign-in/);
  const used = await forgetful.request.post(`${office.address}/api/password/set`, {
    headers: { origin: office.address },
    data: { token: address.split("/").at(-1), password: "восемь серых волков в лесу" },
  });
  expect(await used.json()).toMatchObject({ ok: false, code: "link_dead" });
  await Promise.all([before.context().close(), forgetful.context().close()]);
});

test("ending another session throws that browser out", async ({ page, office, browser }) => {
  const email = emailOf("procurement");
  await signIn(page, office.address, email);
  const other = await anotherBrowser(browser, office.address, email);
  await open(other, "/settings");
  await open(page, "/settings");
  await page.getByRole("button", { name: settings.end, exact: true }).click();
  await expect(page.getByText(settings.ended)).toBeVisible();
  await expect(page.getByRole("button", { name: settings.end, exact: true })).toHaveCount(0);
  await other.getByLabel(settings.current).fill("x");
  await other.getByLabel(settings.next, { exact: true }).fill("четыре зонта под дождём");
  await other.getByRole("button", { name: settings.change }).click();
  await expect(other.getByText("Вы вышли")).toBeVisible(); // what was typed stays on the page
  await other.goto("/settings");
  await expect(other).toHaveURL(/\/sign-in\?next=%2Fsettings/);
  await open(page, "/settings");
  await expect(page.getByText(settings.thisSession)).toBeVisible();
  await other.context().close();
});

test("closing an account throws its browser out, and undo lets it in", async ({ page, office, browser }) => {
  const email = emailOf("delivery");
  const dismissed = await anotherBrowser(browser, office.address, email);
  await open(dismissed, "/today");
  await signIn(page, office.address, director);
  await open(page, "/settings/staff");
  const row = page.getByRole("listitem").filter({ hasText: email });
  await row.getByRole("button", { name: settings.close }).click();
  await expect(row.getByText(settings.closed)).toBeVisible();
  await dismissed.goto("/today"); // the very next request
  await expect(dismissed).toHaveURL(/\/sign-in/);
  const refused = await postSignIn(dismissed.request, office.address, email, "slovo-demo-2026");
  expect(await refused.text()).toContain("error=closed");
  await page.getByRole("button", { name: settings.undo }).click();
  await expect(row.getByRole("button", { name: settings.close })).toBeVisible();
  await signIn(dismissed, office.address, email);
  await dismissed.context().close();
});

test("the theme and the language that were chosen stay", async ({ page, office, browser }) => {
  const email = emailOf("trainee");
  await signIn(page, office.address, email);
  await open(page, "/settings");
  const user = page.locator(".shell-side").getByRole("button", { name: frame.user });
  await user.click();
  await expectAccessible(page);
  await page.getByRole("button", { name: frame.themeDark }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await hydrated(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await user.click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: words("settings", "en").account })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  const elsewhere = await anotherBrowser(browser, office.address, email);
  await open(elsewhere, "/settings");
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", "en");
  await elsewhere.context().close();
});

test("a document carries its rows once, and shows them again to who comes back", async ({ page, office }) => {
  await signIn(page, office.address, director);
  await open(page, "/clients");
  const rows = page.locator("table.data-table tbody tr");
  const first = rows.first().getByRole("link").first();
  const count = await rows.count();
  const name = await first.innerText();
  const href = (await first.getAttribute("href")) ?? "";
  const document = await page.request.get("/clients", { headers: { accept: "text/html" } });
  expect((await document.text()).split(`${href}"`).length - 1).toBe(1);

  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await page.goBack();
  await expect(first).toHaveText(name);
  await expect(rows).toHaveCount(count);
  await expect(page.locator(".shell-side").getByRole("link").first()).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`every page of the frame is accessible at ${width}`, async ({ page, office }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ["/sign-in", "/forgot", "/password/no-such-token-at-all"]) {
      await open(page, path);
      await expectAccessible(page);
    }
    await signIn(page, office.address, director);
    for (const path of ["/settings", "/settings/staff", "/mailbox", "/no-such-page"]) {
      await page.goto(path);
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    }
    if (width < 768) {
      await open(page, "/settings");
      await page.getByRole("button", { name: frame.more }).click();
      await expectAccessible(page);
    }
  });
}
