import { test as base } from "@playwright/test";
import { type Office, type OfficeOptions, openOffice } from "./office.ts";

export { expect } from "@playwright/test";

/**
 * Each test gets the built product on a database of its own: `office`. What it works on is chosen with
 * `test.use({ officeOptions: { data: "empty", worker: true, variables: {} } })`.
 */
export const test = base.extend<{ officeOptions: OfficeOptions; office: Office }>({
  officeOptions: [{ data: "demo", worker: true, variables: {} }, { option: true }],
  office: async ({ officeOptions }, use, info) => {
    const office = await openOffice(officeOptions);
    await use(office);
    if (info.status !== info.expectedStatus) {
      await info.attach("web.log", { body: office.log("web"), contentType: "text/plain" });
      if (officeOptions.worker) {
        await info.attach("worker.log", { body: office.log("worker"), contentType: "text/plain" });
      }
    }
    await office.stop();
  },
  baseURL: ({ office }, use) => use(office.address),
});
