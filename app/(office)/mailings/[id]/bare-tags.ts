import { fillTags, type MergeTag, mergeTags, tagsIn } from "#db/values/merge-tags.ts";

const whole = (tag: MergeTag) => new RegExp(`\\{\\{\\s*${tag}\\s*(?:\\|[^{}]*)?\\}\\}`, "g");

/** What every client and every office has: no words for their absence are ever needed. */
const always: readonly MergeTag[] = ["client", "company"];

/** Tags of a text that would leave a hole where the client has no such value, each once. */
export function bareTags(text: string): MergeTag[] {
  const bare = (tag: MergeTag) => (text.match(whole(tag)) ?? []).some((piece) => !fillTags(piece, {}));
  return tagsIn(text).filter((tag) => !always.includes(tag) && bare(tag));
}

/** What the menu puts into the text: a tag that has no words of its own asks for them after the bar. */
export function tagToInsert(tag: MergeTag): string {
  return mergeTags[tag].fallback || always.includes(tag) ? `{{${tag}}}` : `{{${tag}|}}`;
}
