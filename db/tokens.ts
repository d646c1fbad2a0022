import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** What a personal link opens. A token of one purpose opens nothing of another. */
export type TokenPurpose = "survey" | "unsubscribe" | "complaint" | "consent" | "filing";

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

const textOf = (id: Buffer) =>
  id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

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
  return textOf(id);
}

/** RFC 4648 base32 in small letters: mail servers fold the case of an address. */
const SIGNS = "abcdefghijklmnopqrstuvwxyz234567";
const SHORT_SIGNATURE = 9;
/** 16 bytes of the id and 9 of the HMAC are 200 bits: forty signs of five, none left over. */
const SPOKEN = /^[a-z2-7]{40}$/;

/**
 * The same in forty signs without case, for the part of an address before the @: the id and 72 bits of the HMAC.
 * @throws RangeError when the id is no uuid.
 */
export function makeAddressToken(purpose: TokenPurpose, id: string): string {
  if (!UUID.test(id)) throw new RangeError("a token is made of a uuid");
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  const all = Buffer.concat([bytes, signature(purpose, bytes).subarray(0, SHORT_SIGNATURE)]);
  const bits = Array.from(all, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{5}/g, (five) => SIGNS[Number.parseInt(five, 2)] ?? "");
}

/** The id that such a token was made for, in whatever case it came back, or null when it is not one of ours. */
export function readAddressToken(purpose: TokenPurpose, token: string): string | null {
  const folded = token.toLowerCase();
  if (!SPOKEN.test(folded)) return null;
  const bits = [...folded].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16), signature(purpose, id).subarray(0, SHORT_SIGNATURE))) return null;
  return textOf(id);
}
