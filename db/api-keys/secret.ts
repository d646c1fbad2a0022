import { createHash, randomBytes } from "node:crypto";

const MARK = "slovo_";

/** A new key: its mark lets programs that look for lost secrets know it. */
export const newSecret = (): string => MARK + randomBytes(32).toString("base64url");

export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The key of `Authorization: Bearer …`, or null when there is none of our shape. */
export function bearerOf(header: string | null): string | null {
  const [, secret = null] = /^Bearer (slovo_[\w-]{43})$/i.exec(header?.trim() ?? "") ?? [];
  return secret;
}
