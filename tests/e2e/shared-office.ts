import { test as base } from "@playwright/test";
import { type Office, type OfficeOptions, openOffice } from "./office.ts";

export { expect } from "@playwright/test";

type PerWorker = { officeOptions: OfficeOptions; office: Office };

/**
 * One office for all tests of a worker, for files whose tests do not disturb each other: opening one costs seconds.
 * Such a file begins with `test.describe.configure({ mode: "default" })`, so that it stays in one worker.
 */
export const test = base.extend<{ webLog: undefined }, PerWorker>({
  officeOptions: [
    { data: "demo", worker: true, variables: {} },
    { option: true, scope: "worker" },
  ],
  office: [
    async ({ officeOptions }, use) => {
      const office = await openOffice(officeOptions);
      await use(office);
      await office.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ office }, use) => use(office.address),
  // What the web server said, beside a test that failed.
  webLog: [
    async ({ office }, use, info) => {
      await use(undefined);
      if (info.status !== info.expectedStatus) {
        await info.attach("web.log", { body: office.log("web"), contentType: "text/plain" });
      }
    },
    { auto: true },
  ],
});
