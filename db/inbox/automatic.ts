import type { AutomaticReason } from "#db/inbox/states.ts";

export interface Head {
  /** In small letters. */
  key: string;
  value: string;
}

const REPORT = /^\s*multipart\/report\b/i;
const POSTMASTER = /^(mailer-daemon|postmaster)@/i;

/**
 * Whether a machine has written it: RFC 3834 (Auto-Submitted), RFC 5321 (the null return path), RFC 6522
 * (multipart/report), RFC 2919 (List-Id), and what mail servers said before there were these. Never answered, and no work
 * for anybody.
 */
export function automaticReason(head: readonly Head[], from: string): AutomaticReason | null {
  const values = (key: string) => head.filter((one) => one.key === key).map(({ value }) => value.trim());
  const says = (key: string, what: RegExp) => values(key).some((value) => what.test(value));
  if (says("content-type", REPORT) || says("return-path", /^<\s*>$/) || POSTMASTER.test(from))
    return "report";
  if (
    says("auto-submitted", /^(?!no\b)\S/i) ||
    says("x-auto-response-suppress", /^(?!none\b)\S/i) ||
    says("x-autoreply", /^(?!no\b)\S/i) ||
    says("x-autorespond", /\S/) ||
    says("precedence", /^auto_reply\b/i)
  )
    return "reply";
  if (says("list-id", /\S/) || says("list-unsubscribe", /\S/) || says("precedence", /^(bulk|list|junk)\b/i))
    return "list";
  return null;
}
