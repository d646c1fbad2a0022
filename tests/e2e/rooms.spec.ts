import { allAddresses, asOwner, isPublic } from "./addresses.ts";
import { expectAccessible } from "./axe.ts";
import { emailOf, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";

test.describe.configure({ mode: "default" });
test.use({ officeOptions: { data: "demo", worker: false, variables: {} } });

const rooms = ["segments", "mailings", "surveys", "complaints", "safety", "settings/mail"];

test("the pages of the rooms keep WCAG 2.2 AA and fit a phone", async ({ page, office }) => {
  test.setTimeout(360_000);
  const owner = asOwner(office);
  const addresses = await allAddresses(office, owner);
  const [open_] = await owner<[{ complaint: string; draft: string; running: string }]>`
    select (select id from complaints where state = 'in_work' order by registered_at limit 1) as complaint,
      (select id from mailings where state = 'draft' limit 1) as draft,
      (select id from mailings where state = 'running' limit 1) as running`;
  await owner.end({ timeout: 1 });
  const paths = addresses
    .filter(({ isPage, path }) => isPage && rooms.some((room) => path.startsWith(`/${room}`)))
    .map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(14);
  await signIn(page, office.address, emailOf("director"));
  for (const path of [
    ...paths,
    `/complaints/${open_.complaint}`,
    `/mailings/${open_.draft}`,
    `/mailings/${open_.running}`,
  ]) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(over, `${path} on a phone`).toBeLessThanOrEqual(0);
  }
});

test("public pages are light, read without script and fit 320 px", async ({ office, browser }) => {
  const owner = asOwner(office);
  const addresses = await allAddresses(office, owner);
  await owner.end({ timeout: 1 });
  const context = await browser.newContext({
    baseURL: office.address,
    locale: "ru-RU",
    viewport: { width: 320, height: 640 },
  });
  const page = await context.newPage();
  for (const { path } of addresses.filter((one) => isPublic(one) && one.methods.includes("GET"))) {
    for (const language of ["", "?lang=en"]) {
      const scripts: number[] = [];
      page.on("response", async (answer) => {
        if (answer.request().resourceType() === "script") scripts.push((await answer.body()).length);
      });
      const answer = await page.goto(path + language);
      expect.soft(answer?.status(), path).toBe(200);
      await expectAccessible(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(over, path).toBeLessThanOrEqual(0);
      expect.soft(Math.max(0, ...scripts), `script of ${path}`).toBeLessThan(15_000);
      page.removeAllListeners("response");
    }
  }
  await context.close();
});
