import { fillTags, type MergeTag, mergeTags, tagsIn } from "#db/values/merge-tags.ts";

const whole = (tag: MergeTag) => new RegExp(`\\{\\{\\s*${tag}\\s*(?:\\|[^{}]*)?\\}\\}`, "g");

/** Tags of a text that would leave a hole where the client has no such value, each once. */
export function bareTags(text: string): MergeTag[] {
  return tagsIn(text).filter((tag) => (text.match(whole(tag)) ?? []).some((piece) => !fillTags(piece, {})));
}

/** What the menu puts into the text: a tag that has no words of its own asks for them after the bar. */
export function tagToInsert(tag: MergeTag): string {
  return mergeTags[tag].fallback ? `{{${tag}}}` : `{{${tag}|}}`;
}
