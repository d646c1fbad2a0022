import { env } from "#db/env.ts";
import { makeToken } from "#db/tokens.ts";
import { clientLetters, type LetterKind } from "#db/values/letters.ts";

const pages = () => `${env().APP_URL}/c/`;

/** As a letter keeps the address of the tracking page while it waits: it names the complaint and opens nothing. */
export const deadTrackingLink = (complaintId: string) => `${pages()}${complaintId}`;

/** The address that opens the page. Made whenever it is needed, never stored. */
export const liveTrackingLink = (complaintId: string) => `${pages()}${makeToken("complaint", complaintId)}`;

/** The payload of a letter as it is sent: the link of a client's letter comes alive. Others pass unchanged. */
export function withLiveLink(kind: LetterKind, props: unknown): unknown {
  if (!clientLetters.includes(kind)) return props;
  const given = props as { url?: unknown };
  const base = pages();
  if (typeof given.url !== "string" || !given.url.startsWith(base)) return props;
  return { ...given, url: liveTrackingLink(given.url.slice(base.length)) };
}
