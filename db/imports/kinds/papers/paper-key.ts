import { createHash } from "node:crypto";
import { identityOf } from "../attached/judge-owner.ts";
import type { PaperDraft } from "./paper-fields.ts";

/** Papers met in the file so far. */
export interface PapersMet {
  /** By its key: the row in which a paper with a number began. */
  heads: Map<string, number>;
  /** How often a row that stands for itself has been met, word for word. */
  times: Map<string, number>;
}

export const noPapers = (): PapersMet => ({ heads: new Map(), times: new Map() });

/** «А-12» and «а-12» are one number; firms begin to count anew each year. */
export const numberKey = (number: string): string => number.replace(/\s+/g, "").toUpperCase();

const short = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/**
 * The key of a paper that has a number: the same each time its file is loaded, whatever has become of the client's card.
 */
export const numberedKey = ({ client, day, number }: PaperDraft): string =>
  `${short(identityOf(client))} ${day?.slice(0, 4)} №${numberKey(number ?? "")}`;

/**
 * The key of a row that is a paper by itself: all that it says, and which of the rows alike it is. So two equal rows of
 * one file are two sales, and the same file loaded again makes none.
 */
export function ownKey(draft: PaperDraft, says: readonly (string | number | null)[], met: PapersMet): string {
  const { client, day, time, number } = draft;
  const key = short(JSON.stringify([identityOf(client), day, time, number, ...says]));
  const times = (met.times.get(key) ?? 0) + 1;
  met.times.set(key, times);
  return `${key} ${times}`;
}
