import { demoStaff } from "#db/seed/staff.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { emailOf, open } from "./people.ts";
import { browserOf, buildSegment, launchAndFinish, linksOfLetter, linkWith } from "./rooms.ts";
import { words } from "./words.ts";

const mailings = words("mailings");
const surveys = words("surveys");
const complaints = words("complaints");
const work = words("assignments");
const publicWords = words("public");
const safety = words("safety");
const [serviceman] = demoStaff.filter((one) => one.role === "service");

const SEGMENT = "Обнинск и вокруг";
const NEWS = "Зимний график сервиса";
const SURVEY = "Как мы справились: проверка";
const ASKED = "Что вы о нас думаете";

test("a segment is written to and asked; a low score becomes a complaint, and the complaint an answer", async ({
  page,
  office,
  browser,
}) => {
  test.setTimeout(360_000);
  const director = await browserOf(browser, office, emailOf("director"));
  const client = await browserOf(browser, office);
  const quality = await browserOf(browser, office, emailOf("quality"));
  const marketer = await browserOf(browser, office, emailOf("marketer"));
  await page.close();

  // Whom to write to, and a letter of the service.
  await buildSegment(marketer, SEGMENT, "Калужская область");
  await open(marketer, "/mailings/new");
  await marketer.getByLabel(mailings.form.name, { exact: true }).fill(NEWS);
  await marketer.getByLabel(mailings.form.segment, { exact: true }).selectOption({ label: SEGMENT });
  await marketer.getByRole("button", { name: mailings.form.create, exact: true }).click();
  await marketer.waitForURL(/\/mailings\/[0-9a-f-]{36}$/);
  await marketer.getByLabel(mailings.letter.subject, { exact: true }).fill(NEWS);
  await marketer
    .getByLabel(mailings.letter.body, { exact: true })
    .fill("{{salutation}}\n\nЗимой сервис отвечает с 8 до 20. Телефон прежний.");
  await marketer.getByRole("button", { name: mailings.letter.test, exact: true }).click();
  await expect(marketer.getByText(emailOf("marketer"))).toBeVisible();
  await launchAndFinish(marketer);

  // On the card stands exactly the letter that this client was sent; nothing in it leads anywhere.
  const mailing = marketer.url();
  await open(marketer, `${new URL(mailing).pathname}/recipients?show=accepted`);
  await marketer.locator('main a[href*="/letters/"]').first().click();
  await marketer.waitForURL(/\/letters\/[0-9a-f-]{36}$/);
  const sheet = marketer.frameLocator("iframe");
  await expect(sheet.getByText("Зимой сервис отвечает")).toBeVisible();
  await expect(sheet.locator('a[href*="/u/"]')).toHaveCount(0);
  await marketer.getByRole("main").locator('a[href^="/clients/"]').first().click();
  await marketer.waitForURL(/\/clients\/[0-9a-f-]{36}/);
  await expect(marketer.getByText(NEWS).first()).toBeVisible();

  // Its way out works with one press, and is kept.
  const written = await linksOfLetter(director, NEWS);
  await client.goto(linkWith(written, "/u/"));
  await expectAccessible(client);
  await client.getByRole("button", { name: publicWords.letters.stop.service, exact: true }).click();
  await expect(client.getByRole("heading", { level: 1 })).toHaveText(
    publicWords.letters.titles.stopped_service,
  );

  // A survey to the same segment, its letter in the mailbox.
  await open(marketer, "/surveys/new");
  await marketer.getByLabel(surveys.form.name, { exact: true }).fill(SURVEY);
  await marketer.getByLabel(surveys.form.segment, { exact: true }).selectOption({ label: SEGMENT });
  await marketer.getByRole("button", { name: surveys.form.submit, exact: true }).click();
  await marketer.waitForURL(/\/surveys\/[0-9a-f-]{36}$/);
  const campaign = new URL(marketer.url()).pathname;
  await marketer.getByRole("link", { name: surveys.results.launch }).click();
  await marketer.waitForURL(/\/mailings\/[0-9a-f-]{36}$/);
  await marketer.getByLabel(mailings.letter.subject, { exact: true }).fill(ASKED);
  await marketer.getByLabel(mailings.letter.body, { exact: true }).fill("{{salutation}}\n\nОдин вопрос.");
  await launchAndFinish(marketer);

  // The score pressed in the letter is only chosen; sent, it is a complaint with an owner and a term.
  const asked = await linksOfLetter(director, ASKED);
  await client.goto(linkWith(asked, "score=2"));
  await expect(client.getByRole("radio", { name: "2", exact: true })).toBeChecked();
  await expectAccessible(client);
  await client.getByRole("textbox").first().fill("Трижды переносили и ни разу не позвонили.");
  await client.getByRole("button", { name: surveys.public.send, exact: true }).click();
  await expect(client.getByText(/Номер обращения Ж-\d{4}-\d{5}/)).toBeVisible();
  const number = /Ж-\d{4}-\d{5}/.exec((await client.locator("body").textContent()) ?? "")?.[0] ?? "";
  await expectAccessible(client);
  await client.getByRole("link", { name: surveys.public.track }).click();
  await client.waitForURL(/\/c\/[\w-]{43}/);
  await expect(client.getByText(publicWords.tracking.dueLabel)).toBeVisible();
  await expectAccessible(client);
  await open(marketer, campaign);
  await expect(marketer.getByText("Трижды переносили").first()).toBeVisible();

  // The head of quality takes it, asks a colleague, decides and answers.
  await open(quality, `/complaints?q=${encodeURIComponent(number)}`);
  await quality.getByRole("link", { name: number }).first().click();
  await quality.waitForURL(/\/complaints\/[0-9a-f-]{36}/);
  const { moves, desk, decision, composer } = complaints;
  await quality.getByRole("button", { name: moves.take, exact: true }).click();
  await expect(quality.getByText(desk.done.take)).toBeVisible();
  await quality.getByRole("main").getByRole("button", { name: work.form.title, exact: true }).click();
  const order = quality.getByRole("dialog", { name: work.form.title });
  await order.getByLabel(work.form.what).fill("Узнать, кто переносил выезды");
  await order.getByLabel(work.form.to, { exact: true }).fill(serviceman?.surname ?? "");
  await quality.getByRole("option", { name: new RegExp(serviceman?.surname ?? "") }).click();
  await order.getByRole("button", { name: work.desk.calendar }).click();
  await quality.getByRole("button", { name: work.presets.tomorrow, exact: true }).click();
  await order.getByRole("button", { name: work.form.submit, exact: true }).click();
  await expect(quality.getByText("Узнать, кто переносил выезды").first()).toBeVisible();
  const colleague = await browserOf(browser, office, serviceman?.login ?? "");
  await open(colleague, "/assignments");
  const asking = colleague.locator("[data-work-row]").filter({ hasText: "Узнать, кто переносил" });
  await asking.getByRole("button", { name: work.moves.accept, exact: true }).click();
  await expect(colleague.getByText(work.desk.done.accept)).toBeVisible();
  await quality.reload();
  await quality.getByRole("radio", { name: "Обоснованна", exact: true }).check();
  await quality.getByLabel(decision.cause, { exact: true }).fill("О переносе знал только мастер");
  await quality.getByLabel(decision.decision, { exact: true }).fill("О переносах звонит диспетчер");
  await quality.getByRole("button", { name: decision.submit, exact: true }).click();
  await expect(quality.getByText(decision.done)).toBeVisible();
  await quality.getByLabel(composer.label).fill("Вы ждали зря, и это наша вина.");
  await quality.getByRole("button", { name: composer.answer, exact: true }).click();
  await expect(quality.getByText(composer.answered)).toBeVisible();

  // The client reads the answer on the page of the complaint; then it is closed.
  await client.reload();
  await expect(client.getByText("Вы ждали зря, и это наша вина.")).toBeVisible();
  await expectAccessible(client);
  // Until the letter has left the page says so; then it may be closed.
  await expect(async () => {
    await quality.reload();
    await expect(quality.getByText(complaints.nextSteps.close, { exact: true })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 60_000 });
  await quality.getByRole("button", { name: moves.close, exact: true }).click();
  const closing = quality.getByRole("dialog", { name: desk.titles.close });
  await closing.getByLabel(desk.labels.cost, { exact: true }).fill("0");
  await closing.getByRole("button", { name: desk.verbs.close, exact: true }).click();
  await expect(quality.getByText(desk.done.close)).toBeVisible();
  await client.reload();
  await expect(client.getByText(publicWords.tracking.closed).first()).toBeVisible();

  // Nothing was lost on the way.
  await expect(async () => {
    await open(director, "/safety");
    await expect(director.getByText(safety.zero, { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
});
