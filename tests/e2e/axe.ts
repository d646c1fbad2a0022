import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The page as it stands now keeps WCAG 2.2 AA, in the light and in the dark theme. */
export async function expectAccessible(page: Page) {
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    // Structure is the same in both themes, and a second look at it would double the time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (theme === "light"
      ? axe.withTags(rules)
      : axe.withRules("color-contrast")
    ).analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 5).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`),
    }));
    expect.soft(found, `${new URL(page.url()).pathname}, ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await page.evaluate((name) => {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
  }, before);
}
