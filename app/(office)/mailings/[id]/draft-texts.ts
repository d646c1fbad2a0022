import { clean, cleanMultiline } from "#db/values/text.ts";

/** What is typed into a draft letter; an empty button is no button. */
export interface DraftTexts {
  subject: string;
  body: string;
  buttonLabel: string;
  buttonUrl: string;
}

export type DraftField = keyof DraftTexts;

export const draftFields = ["subject", "body", "buttonLabel", "buttonUrl"] as const satisfies DraftField[];

type Stored = { [Field in DraftField]: string | null };

export const textsOf = (stored: Stored): DraftTexts => ({
  subject: stored.subject ?? "",
  body: stored.body ?? "",
  buttonLabel: stored.buttonLabel ?? "",
  buttonUrl: stored.buttonUrl ?? "",
});

/** Only what differs from what is stored is sent, so that two people may edit two fields. */
export function changesOf(texts: DraftTexts, stored: DraftTexts): Partial<DraftTexts> {
  return Object.fromEntries(
    draftFields.filter((field) => texts[field] !== stored[field]).map((field) => [field, texts[field]]),
  );
}

/** As the base keeps what was typed: a space at the end is no change of anybody's. */
const kept = (field: DraftField, text: string) => (field === "body" ? cleanMultiline(text) : clean(text));

export interface Merge {
  /** What the page shows now: their values where I changed nothing, mine elsewhere. */
  texts: DraftTexts;
  /** Fields that both have changed, to different values. */
  conflicts: DraftField[];
}

/** After a lost race: `stored` is what I began from, `mine` what I typed, `theirs` what is in the base. */
export function mergeTexts(stored: DraftTexts, mine: DraftTexts, theirs: DraftTexts): Merge {
  const texts = { ...mine };
  const conflicts: DraftField[] = [];
  for (const field of draftFields) {
    const same = (text: string) => kept(field, text) === theirs[field];
    if (same(stored[field]) || same(mine[field])) continue;
    if (mine[field] === stored[field]) texts[field] = theirs[field];
    else conflicts.push(field);
  }
  return { texts, conflicts };
}

/** The text with a tag put in place of what is selected, and where the cursor stands then: in an empty fallback. */
export function withTag(text: string, tag: string, start: number, end: number) {
  const inside = tag.endsWith("|}}") ? 2 : 0;
  return { text: text.slice(0, start) + tag + text.slice(end), cursor: start + tag.length - inside };
}
