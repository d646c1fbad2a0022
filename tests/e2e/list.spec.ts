import { demoStaff } from "#db/seed/staff.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { emailOf, open, signIn } from "./people.ts";
import { browserOf } from "./rooms.ts";
import { words } from "./words.ts";

const clients = words("clients");
const views = words("views");
const bulk = words("bulk");
const segments = words("segments");
const VIEW = "С жалобой или с согласием";
const TAG = "проверка списка";
const [manager] = demoStaff.filter((one) => one.role === "sales_manager");

test("a list with OR is shared as a view, and all of it tagged and taken back", async ({
  page,
  office,
  browser,
}) => {
  test.setTimeout(180_000);
  await signIn(page, office.address, emailOf("sales_head"));
  await open(page, "/clients");
  await page.getByRole("button", { name: clients.conditions.action, exact: true }).click();
  const editor = page.getByRole("dialog", { name: clients.conditions.title });
  await editor.getByLabel(segments.editor.mode).selectOption({ label: segments.editor.modes.or });
  for (const field of ["Открытая жалоба", "Согласие на рекламу"]) {
    await editor.locator("[data-add=root]").click();
    await page.getByRole("menuitem", { name: field, exact: true }).click();
  }
  await editor.getByRole("button", { name: clients.conditions.show, exact: true }).click();
  await page.waitForURL(/if=/);
  await expect(page.locator(".list-sentence")).toContainText("или");

  await page.getByRole("button", { name: views.tools.menu, exact: true }).click();
  await page.getByRole("menuitem", { name: views.tools.saveNew }).click();
  const naming = page.getByRole("dialog", { name: views.tools.newTitle });
  await naming.getByLabel(views.tools.name, { exact: true }).fill(VIEW);
  await naming.getByRole("checkbox").check();
  await naming.getByRole("button", { name: views.tools.save, exact: true }).click();
  await page.waitForURL(/view=[0-9a-f-]{36}/);
  const address = new URL(page.url());

  const colleague = await browserOf(browser, office, manager?.login ?? "");
  await open(colleague, address.pathname + address.search);
  await expect(colleague.getByRole("link", { name: VIEW })).toHaveAttribute("aria-current", "page");
  await expect(colleague.locator(".list-sentence")).toContainText("или");

  await page.locator("[data-select-page]").check();
  await page.getByRole("button", { name: /^Выбрать все/ }).click();
  await page.getByRole("button", { name: clients.bulk.short.tags_add, exact: true }).click();
  const order = page.getByRole("dialog", { name: bulk.dialog.titles.tags_add });
  await order.getByLabel(bulk.dialog.values.tags_add).fill(TAG);
  await expect(order.getByText(bulk.dialog.changes)).toBeVisible();
  await expectAccessible(page);
  await order.getByRole("button", { name: /^Изменить: / }).click();
  await expect(order).toBeHidden();

  // Little is done at once, more by the worker: its page tells when, and takes it back.
  await open(page, "/clients/bulk");
  await page.getByRole("link", { name: new RegExp(TAG) }).click();
  await page.waitForURL(/\/clients\/bulk\/[0-9a-f-]{36}/);
  const undoing = page.getByRole("main").getByRole("button", { name: bulk.undo.open, exact: true });
  await expect(undoing).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await undoing.click();
  await page.getByRole("button", { name: bulk.undo.confirm, exact: true }).last().click();
  await expect(page.locator(".badge", { hasText: bulk.states.undone })).toBeVisible({ timeout: 30_000 });
  await open(page, `/clients?tag=${encodeURIComponent(TAG)}`);
  await expect(page.getByText(clients.empty.title)).toBeVisible();
});
