import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** What a personal link opens. A token of one purpose opens nothing of another. */
export type TokenPurpose = "survey" | "unsubscribe" | "complaint" | "consent";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function signature(purpose: TokenPurpose, id: Buffer): Buffer {
  return createHmac("sha256", env().TOKEN_SECRET).update(`${purpose}\n`).update(id).digest().subarray(0, 16);
}

/**
 * The token of a personal link: the record's id and 128 bits of an HMAC (RFC 2104) over it, in base64url. Made anew
 * whenever it is needed, so that no live token is ever stored.
 * @throws RangeError when the id is no uuid.
 */
export function makeToken(purpose: TokenPurpose, id: string): string {
  if (!UUID.test(id)) throw new RangeError("a token is made of a uuid");
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, signature(purpose, bytes)]).toString("base64url");
}

/** 32 bytes in base64url (RFC 4648): the last sign carries four bits, so that of 64 only these 16 may stand there. */
const WRITTEN = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/**
 * The id that a token was made for, or null when it is not one of ours. A token has one spelling: the decoder alone
 * would forgive another last sign. Takes the same time either way.
 */
export function readToken(purpose: TokenPurpose, token: string): string | null {
  if (!WRITTEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16), signature(purpose, id))) return null;
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
