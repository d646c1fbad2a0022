import { imapServer } from "#tests/emails/imap-server.ts";
import { expectAccessible } from "./axe.ts";
import { test as base, expect } from "./fixtures.ts";
import { emailOf, hydrated, open, signIn } from "./people.ts";
import { words } from "./words.ts";

type Mailbox = Awaited<ReturnType<typeof imapServer>>;

const test = base.extend<{ mailbox: Mailbox }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it that nothing is needed
  mailbox: async ({}, use) => {
    const mailbox = await imapServer();
    await use(mailbox);
    await mailbox.close();
  },
  officeOptions: async ({ mailbox }, use) => {
    const variables = { IMAP_URL: mailbox.url, IMAP_ADDRESS: "post@firma.example" };
    await use({ data: "demo", worker: true, variables });
  },
});

const inbox = words("inbox");

const letter = (from: string, cc: string, subject: string) =>
  [
    `From: ${from}`,
    "To: boss@client.example",
    `Cc: ${cc}`,
    `Subject: ${subject}`,
    `Message-ID: <${crypto.randomUUID()}@x>`,
  ]
    .concat("Content-Type: text/plain; charset=utf-8", "", "See you on Friday", "")
    .join("\r\n");

test("a letter sent in copy stands on the card; one of a stranger waits until somebody says whose it is", async ({
  page,
  office,
  mailbox,
}) => {
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/clients");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  const card = new URL(page.url()).pathname;
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  const address = await page.getByTitle(inbox.card.address).innerText();
  expect(address).toMatch(/^post\+[a-z2-7]{40}@firma\.example$/);

  mailbox.put(letter("Anna <anna@client.example>", address, "Roof plan"));
  mailbox.put(letter("Stranger <who@nowhere.example>", "post@firma.example", "Price please"));
  await expect(async () => {
    await open(page, card);
    await expect(page.getByText("Roof plan")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 25_000 });
  await expect(page.locator("#feed")).toContainText("anna@client.example");

  await expect(async () => {
    await open(page, "/inbox");
    await expect(page.getByRole("link", { name: /Price please/ })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await expectAccessible(page);
  await page.getByRole("link", { name: /Price please/ }).click();
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}$/);
  await hydrated(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: inbox.form.file }).click();
  await expect(page.getByText(inbox.form.choose)).toBeVisible();
  await page.getByLabel(inbox.form.client).fill(name);
  await page.getByRole("option", { name }).first().click();
  await page.getByRole("button", { name: inbox.form.file }).click();
  await page.waitForURL(/\/inbox$/);
  await expect(page.getByRole("link", { name: /Price please/ })).toHaveCount(0);
  await open(page, card);
  await expect(page.locator("#feed")).toContainText("Price please");
  expect(mailbox.seen()).toHaveLength(2);
});
