import { demoStaff } from "#db/seed/staff.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { emailOf, open, signIn } from "./people.ts";
import { browserOf } from "./rooms.ts";
import { words } from "./words.ts";

const { form: making, ...page_ } = words("fields");
const clients = words("clients");
const segments = words("segments");
const [manager] = demoStaff.filter((one) => one.role === "sales_manager");

test("the director makes a field, a manager fills it on a card and filters the list by it", async ({
  page,
  office,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page, office.address, emailOf("director"));
  await open(page, "/settings/fields");
  await page.getByRole("button", { name: page_.add }).click();
  const dialog = page.getByRole("dialog", { name: making.newTitle });
  await dialog.getByLabel(making.name, { exact: true }).fill("Формат магазина");
  await dialog.getByLabel(making.kind).selectOption("choice");
  const lines = dialog.getByRole("group", { name: making.choices }).getByRole("textbox");
  await lines.nth(0).fill("Салон");
  await lines.nth(1).fill("Остров в ТЦ");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: making.save }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main")).toContainText("Формат магазина");
  await expectAccessible(page);

  const colleague = await browserOf(browser, office, manager?.login ?? "");
  await open(colleague, "/clients");
  await colleague.getByRole("link", { name: clients.views.mine, exact: true }).click();
  await colleague.waitForURL(/owner=/);
  await colleague.getByRole("row").nth(1).getByRole("link").first().click();
  await colleague.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  const name = await colleague.getByRole("heading", { level: 1 }).innerText();
  const fact = colleague.getByRole("button", { name: "Изменить: Формат магазина" });
  await fact.click();
  await colleague.getByLabel("Формат магазина", { exact: true }).selectOption({ label: "Остров в ТЦ" });
  await colleague.getByRole("button", { name: clients.facts.save, exact: true }).click();
  await expect(fact).toContainText("Остров в ТЦ");
  await expect(fact).toBeFocused();
  await open(colleague, `${new URL(colleague.url()).pathname}?show=changes`);
  await expect(colleague.getByRole("main")).toContainText(
    "Формат магазина: было «не указано», стало «Остров в ТЦ»",
  );

  await open(colleague, "/clients");
  await colleague.getByRole("button", { name: clients.conditions.action, exact: true }).click();
  const editor = colleague.getByRole("dialog", { name: clients.conditions.title });
  await editor.locator("[data-add=root]").click();
  await colleague.getByRole("menuitem", { name: "Формат магазина", exact: true }).click();
  await editor.getByRole("button", { name: new RegExp(segments.editor.choose) }).click();
  await colleague.getByRole("checkbox", { name: "Остров в ТЦ" }).check();
  await editor.getByRole("button", { name: clients.conditions.show, exact: true }).click();
  await colleague.waitForURL(/if=/);
  await expect(colleague.locator(".list-sentence")).toContainText("«Формат магазина» — «Остров в ТЦ»");
  await expect(colleague.getByRole("row")).toHaveCount(2);
  await expect(colleague.getByRole("row").nth(1)).toContainText(name);
  await expectAccessible(colleague);
});
