import type { APIRequestContext, Page } from "@playwright/test";
import { DEMO_PASSWORD, demoAccounts } from "#db/seed/staff.ts";
import type { Role } from "#db/staff/roles.ts";

/** The e-mail of the first demo person of a role. */
export function emailOf(role: Role): string {
  const account = demoAccounts.find((one) => one.role === role);
  if (!account) throw new Error(`The demo company has no ${role}.`);
  return account.email;
}

/** Posts the sign-in as the form does; the cookies stay in the context of the request. Answers where it leads. */
export async function postSignIn(
  request: APIRequestContext,
  origin: string,
  email: string,
  password: string,
) {
  const csrf = await request.get(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return request.post(`${origin}/api/auth/callback/credentials`, {
    headers: { origin },
    form: { csrfToken, email, password, json: "true" },
  });
}

/** Sign the browser of a page in as a demo person, without the form: `sign-in.spec.ts` is about that one. */
export async function signIn(page: Page, origin: string, email: string, password = DEMO_PASSWORD) {
  const answer = await postSignIn(page.request, origin, email, password);
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** Open a page and wait until it is alive: what is typed or pressed before may be lost. */
export async function open(page: Page, path: string) {
  const answer = await page.goto(path);
  await hydrated(page);
  return answer;
}

export async function hydrated(page: Page) {
  await page.locator("html[data-hydrated]").waitFor();
}
