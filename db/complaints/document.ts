import { searchKey } from "#db/values/search.ts";

const LONGEST = 4000;

/**
 * What `complaints.search` holds: every word of the number, the subject, the text and the name once, in Latin keys, with
 * a space at both ends, so that `% w%` means "a word begins with w". Of a long story its beginning is enough.
 */
export function complaintDocument(parts: {
  number: string;
  subject: string;
  text: string;
  fromName: string;
}): string {
  const texts = [parts.number, parts.fromName, parts.subject, parts.text];
  const words = texts.flatMap((text) => searchKey(text.slice(0, LONGEST)).split(" "));
  return ` ${[...new Set(words.filter(Boolean))].join(" ")} `;
}
