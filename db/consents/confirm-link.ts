import { env } from "#db/env.ts";
import { makeToken } from "#db/tokens.ts";

const pages = () => `${env().APP_URL}/k/`;

/** As a letter keeps the address while it waits: it names the consent and opens nothing. */
export const deadConsentLink = (consentId: string) => `${pages()}${consentId}`;

/** The link comes alive as the letter leaves; never stored. */
export function liveConsentLink(dead: string): string {
  const base = pages();
  return dead.startsWith(base) ? `${base}${makeToken("consent", dead.slice(base.length))}` : dead;
}
