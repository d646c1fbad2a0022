import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#db/seed/staff.ts";
import type { Locale } from "#db/values/text.ts";
import { expectAccessible } from "./axe.ts";
import { emailOf, hydrated, open, postSignIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.describe.configure({ mode: "default" });

const email = emailOf("marketer");

async function fillIn(page: Page, address: string, password: string, locale: Locale = "ru") {
  const auth = words("auth", locale);
  await page.getByLabel(auth.email).fill(address);
  await page.getByLabel(auth.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: auth.enter }).click();
}

for (const locale of ["ru", "en"] as const) {
  test(`wrong, then right (${locale})`, async ({ page }) => {
    const auth = words("auth", locale);
    await open(page, "/sign-in");
    if (locale === "en") await page.getByRole("button", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await fillIn(page, email, "не тот пароль", locale);
    await expect(page.getByRole("alert").filter({ hasText: auth.wrong })).toBeVisible();
    await expect(page.getByLabel(auth.email)).toHaveValue(email);
    await expectAccessible(page);
    await fillIn(page, email, DEMO_PASSWORD, locale);
    await page.waitForURL("**/today");
    await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  });
}

test("with the keyboard alone", async ({ page }) => {
  await open(page, "/sign-in");
  const auth = words("auth");
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press("Tab");
    if (await page.getByLabel(auth.email).evaluate((input) => input === document.activeElement)) break;
  }
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(auth.password, { exact: true })).toBeFocused();
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByLabel(auth.password, { exact: true })).toHaveAttribute("type", "text");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/today");
});

test("leads on to where one was going", async ({ page, office }) => {
  await open(page, "/settings?from=letter");
  await expect(page).toHaveURL(`${office.address}/sign-in?next=%2Fsettings%3Ffrom%3Dletter`);
  await fillIn(page, email, DEMO_PASSWORD);
  await page.waitForURL(`${office.address}/settings?from=letter`);
});

test("never leads to a foreign site", async ({ page, office }) => {
  const foreign = ["/\\evil.example", "/\t/evil.example"]; // the rest in tests/app/own-path.test.ts
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).host));
  for (const next of foreign) {
    await page.context().clearCookies();
    await open(page, `/sign-in?next=${encodeURIComponent(next)}`);
    await fillIn(page, email, DEMO_PASSWORD);
    await page.waitForURL(`${office.address}/today`);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`); // signed in already: led on at once
    await page.waitForURL(`${office.address}/today`);
  }
  expect(new Set(asked)).toEqual(new Set([new URL(office.address).host]));
});

test("signing out ends the session itself, not only the cookie", async ({ page, office, playwright }) => {
  await open(page, "/sign-in");
  await fillIn(page, email, DEMO_PASSWORD);
  await page.waitForURL("**/today");
  await hydrated(page);
  const stolen = await playwright.request.newContext({ storageState: await page.context().storageState() });
  expect((await stolen.get(`${office.address}/settings`)).url()).toBe(`${office.address}/settings`);
  const frame = words("frame");
  await page.locator(".shell-side").getByRole("button", { name: frame.user }).click();
  await page.getByRole("button", { name: frame.signOut }).click();
  await page.waitForURL("**/sign-in");
  expect((await stolen.get(`${office.address}/settings`)).url()).toContain("/sign-in");
  await page.goBack();
  await expect(page.getByLabel(words("auth").email)).toBeVisible();
  await stolen.dispose();
});

test("ten failures lock strangers out, but not a browser used before", async ({
  page,
  office,
  playwright,
}) => {
  const address = emailOf("accountant");
  const { locked } = words("auth");
  expect((await postSignIn(page.request, office.address, address, DEMO_PASSWORD)).status()).toBe(200);
  const stranger = await playwright.request.newContext();
  for (let i = 0; i < 10; i++) {
    const answer = await stranger.fetch(`${office.address}/api/auth/csrf`);
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const guess = await stranger.post(`${office.address}/api/auth/callback/credentials`, {
      headers: { origin: office.address, "x-forwarded-for": `203.0.113.${i}` },
      form: { csrfToken, email: address.toUpperCase(), password: `мимо ${i}`, json: "true" },
    });
    expect(guess.status()).toBe(401);
    expect(await guess.text()).toContain("error=wrong");
  }
  const right = await postSignIn(stranger, office.address, address, DEMO_PASSWORD);
  expect(await right.text()).toContain("error=locked");
  await stranger.dispose();

  const browser = page.context();
  const device = (await browser.cookies()).filter((cookie) => cookie.name === "slovo.device");
  await browser.clearCookies();
  await open(page, "/sign-in");
  await fillIn(page, address, DEMO_PASSWORD);
  await expect(page.getByRole("alert").filter({ hasText: locked })).toBeVisible();
  await browser.addCookies(device);
  await fillIn(page, address, DEMO_PASSWORD);
  await page.waitForURL("**/today");
});
