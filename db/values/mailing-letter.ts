import { type MergeValues, replaceTags } from "#db/values/merge-tags.ts";
import { clean, type Text } from "#db/values/text.ts";

/** A letter rendered once for a whole mailing: `{{tags}}` and `{{link:…}}` are still in it. */
export interface LetterTemplate {
  subject: string;
  html: string;
  text: string;
}

/** What the letter of a mailing is made of. */
export interface MailingLetterProps {
  /** Whose letter it is: the office's own name. */
  company: string;
  isAdvertising: boolean;
  subject: string;
  /** Paragraphs parted by empty lines. */
  body: string;
  button: { label: string; url: string } | null;
  /** The row 0 to 10 of a survey. */
  score: { question: Text; low: Text; high: Text } | null;
}

/** Personal addresses, made at the moment of sending; the text itself never has them. */
export interface LetterLinks {
  unsubscribe: string;
  survey?: string;
}

/** Links of a letter that is only looked at. */
export const deadLinks: LetterLinks = { unsubscribe: "#", survey: "#" };

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

function linkOf(name: string, links: LetterLinks): string | undefined {
  if (name === "link:unsubscribe") return links.unsubscribe;
  if (!name.startsWith("link:survey") || links.survey === undefined) return undefined;
  return links.survey === "#" ? "#" : links.survey + name.slice("link:survey".length);
}

/** One person's letter. Values go in literally: escaped in HTML, as they are in text, on one line in the subject. */
export function fillLetter(letter: LetterTemplate, values: MergeValues, links: LetterLinks): LetterTemplate {
  const known = values as Readonly<Record<string, string | undefined>>;
  const lookUp = (name: string) =>
    linkOf(name, links) ?? (Object.hasOwn(known, name) ? known[name] : undefined);
  return {
    subject: clean(replaceTags(letter.subject, lookUp)),
    html: replaceTags(letter.html, lookUp, escapeHtml),
    text: replaceTags(letter.text, lookUp),
  };
}
