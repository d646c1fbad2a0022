import { liveConsentLink } from "#db/consents/confirm-link.ts";
import { env } from "#db/env.ts";
import { makeToken } from "#db/tokens.ts";
import { clientLetters, type LetterKind } from "#db/values/letters.ts";

const pages = () => `${env().APP_URL}/c/`;

/** As a letter keeps the address of the tracking page while it waits: it names the complaint and opens nothing. */
export const deadTrackingLink = (complaintId: string) => `${pages()}${complaintId}`;

/** The address that opens the page. Made whenever it is needed, never stored. */
export const liveTrackingLink = (complaintId: string) => `${pages()}${makeToken("complaint", complaintId)}`;

/** The payload of a letter as it is sent: the links of a client's letter come alive. Others pass unchanged. */
export function withLiveLink(kind: LetterKind, props: unknown): unknown {
  if (!clientLetters.includes(kind)) return props;
  const given = props as { url?: unknown; confirmUrl?: unknown };
  const base = pages();
  if (typeof given.url !== "string" || !given.url.startsWith(base)) return props;
  const url = liveTrackingLink(given.url.slice(base.length));
  if (typeof given.confirmUrl !== "string") return { ...given, url };
  return { ...given, url, confirmUrl: liveConsentLink(given.confirmUrl) };
}
