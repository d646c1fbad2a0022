import { createHmac, timingSafeEqual } from "node:crypto";

export interface Signed {
  id: string;
  /** Seconds since 1970, as it was written. */
  timestamp: string;
  /** One or several of «v1,base64», parted by spaces. */
  signatures: string;
}

const toleranceMs = 5 * 60_000;

/**
 * Whether the body was signed with the secret (`whsec_…`) within five minutes of now, in the scheme of Svix: HMAC-SHA256
 * over id, time and body. Any of several signatures may be the right one: secrets are changed with both in use.
 */
export function isSigned(
  secret: string,
  { id, timestamp, signatures }: Signed,
  body: string,
  now: Date,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > toleranceMs) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const right = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures
    .split(" ")
    .filter((signature) => signature.startsWith("v1,"))
    .map((signature) => Buffer.from(signature.slice("v1,".length), "base64"))
    .reduce(
      (found, given) => (given.length === right.length && timingSafeEqual(given, right)) || found,
      false,
    );
}
