import { inArray } from "drizzle-orm";
import type { ConsentKind } from "#db/consents/table.ts";
import { consentText } from "#db/consents/texts.ts";
import { consentWordings } from "#db/consents/wording-table.ts";
import { db, type Reader, type Tx } from "#db/index.ts";
import type { Locale } from "#db/values/text.ts";

/** The wording a person agrees to now, kept before the consent that refers to it is written. */
export async function agreedWording(
  tx: Tx,
  kind: ConsentKind,
  { locale, company }: { locale: Locale; company: string },
  now: Date,
): Promise<{ textVersion: string; textHash: string }> {
  const { words, version, hash } = consentText(kind, locale, company);
  await tx
    .insert(consentWordings)
    .values({ hash, kind, version, locale, words, firstAgreedAt: now })
    .onConflictDoNothing();
  return { textVersion: version, textHash: hash };
}

/** The words by their hashes. A consent from before they were kept has them only if the page has not changed since. */
export async function wordingsOf(
  hashes: readonly (string | null)[],
  company: string,
  reader: Reader = db,
): Promise<Map<string, string>> {
  const wanted = [...new Set(hashes.filter((hash) => hash !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await reader
    .select({ hash: consentWordings.hash, words: consentWordings.words })
    .from(consentWordings)
    .where(inArray(consentWordings.hash, wanted));
  const known = new Map(rows.map(({ hash, words }) => [hash, words]));
  for (const kind of ["processing", "advertising"] as const)
    for (const locale of ["ru", "en"] as const) {
      const { hash, words } = consentText(kind, locale, company);
      if (wanted.includes(hash) && !known.has(hash)) known.set(hash, words);
    }
  return known;
}
