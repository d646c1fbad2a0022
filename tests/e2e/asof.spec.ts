import type { Page } from "@playwright/test";
import { addDays, localDate } from "#db/values/time.ts";
import { expectAccessible } from "./axe.ts";
import { emailOf, hydrated, open, signIn } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

const { facts, person, card, keys } = words("clients");
const history = words("history");
const brief = words("brief");
const letter = words("letters").dialog;

const fact = (page: Page, name: string) => page.locator(`[data-fact="${name}"]`);
const row = (page: Page, name: string) =>
  page.locator(".fact", { has: page.getByText(name, { exact: true }) });

test("a card is changed, its yesterday stands; the brief opens; a letter goes and stays on the timeline", async ({
  page,
  office,
}) => {
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/clients");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  await hydrated(page);
  const address = new URL(page.url()).pathname;

  // Keys: the next client of the list and back; none while somebody types.
  await page.keyboard.press("j");
  await page.waitForURL((url) => url.pathname !== address);
  await hydrated(page);
  await page.keyboard.press("k");
  await page.waitForURL(`**${address}`);
  await hydrated(page);
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("dialog", { name: keys.title })).toBeVisible();
  await page.keyboard.press("Escape");

  const before = (await fact(page, "region").locator(".fact-text").innerText()).trim();
  await fact(page, "region").click();
  await page.getByLabel(facts.region, { exact: true }).fill("jkb?Тверь");
  await page.keyboard.press("Enter");
  await expect(fact(page, "region")).toContainText("jkb?Тверь");
  const owner = (await fact(page, "owner").locator(".fact-text").innerText()).trim();
  await fact(page, "owner").click();
  await page.getByLabel(facts.owner, { exact: true }).fill("Воронцова");
  await page.getByRole("option", { name: /Воронцова/ }).click();
  await expect(fact(page, "owner")).toContainText("Воронцова");
  await page.getByRole("button", { name: card.addPerson }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(person.name).fill("Дубинина Алла Юрьевна");
  await dialog.getByLabel(person.emails).fill("dubinina@asof.example");
  await dialog.getByRole("button", { name: person.save }).click();
  await expect(dialog).toBeHidden();

  // Yesterday: as it was, with what it is now beside it.
  const yesterday = addDays(localDate(new Date(), "Europe/Moscow"), -1);
  await page.goto(`${address}/as-of?day=${yesterday}`);
  await expect(page.getByText(history.bannerNote)).toBeVisible();
  await expectAccessible(page);
  await expect(row(page, history.fields.region)).toContainText(before);
  await expect(row(page, history.fields.region)).toContainText(history.nowIs.replace("{value}", "jkb?Тверь"));
  await expect(row(page, history.fields.owner)).toContainText(owner);
  await expect(page.getByText("Дубинина Алла Юрьевна")).toHaveCount(0);
  await expect(page.locator("main").getByRole("button", { name: history.show })).toBeVisible();
  await page.goto(`${address}/as-of?day=${addDays(yesterday, 1)}`);
  await expect(page.getByText("Дубинина Алла Юрьевна")).toBeVisible();
  await page.getByRole("link", { name: history.toNow }).click();
  await page.waitForURL(`**${address}`);
  await hydrated(page);

  await page.keyboard.press("b");
  await page.waitForURL(`**${address}/brief`);
  await expect(page.getByRole("heading", { name: brief.who })).toBeVisible();
  await expect(page.getByText("Дубинина Алла Юрьевна")).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await hydrated(page);

  // Typed, put off, found again, looked at, sent by a double press: one letter.
  await page.keyboard.press("l");
  await dialog.getByLabel(letter.to).selectOption({ label: "Алла Дубинина, dubinina@asof.example" });
  await dialog.getByLabel(letter.subject, { exact: true }).fill("Сроки монтажа");
  await dialog.getByLabel(letter.body, { exact: true }).fill("{{salutation}}\n\nПриедем в пятницу.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: letter.later }).click();
  await page.keyboard.press("l");
  await expect(dialog.getByText(letter.restored)).toBeVisible();
  await dialog.getByRole("button", { name: letter.preview }).click();
  await expect(dialog.frameLocator("iframe").getByText("Уважаемая Алла Юрьевна!")).toBeVisible();
  await dialog.getByRole("button", { name: letter.send }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(page.locator("#feed").getByText("Приедем в пятницу.")).toHaveCount(1);

  const sent = page.locator("li", { has: page.getByTitle("dubinina@asof.example", { exact: true }) });
  await expect(async () => {
    await page.goto("/mailbox");
    await expect(sent.first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await expect(sent).toHaveCount(1);
  await sent.click();
  await expect(page.frameLocator("iframe").getByText("Приедем в пятницу.")).toBeVisible();
  await open(page, address);
  await expect(page.locator("#feed")).toContainText(card.sent.sent);
});
