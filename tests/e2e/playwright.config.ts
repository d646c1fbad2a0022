import { defineConfig } from "@playwright/test";
import { chromium } from "./chromium.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/e2e",
  globalSetup: "./office-setup.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ...(process.env.PLAYWRIGHT_JSON
      ? ([["json", { outputFile: process.env.PLAYWRIGHT_JSON }]] as const)
      : []),
  ],
  use: {
    browserName: "chromium",
    launchOptions: chromium(),
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
  },
});
