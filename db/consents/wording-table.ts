import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "#db/columns.ts";
import type { ConsentKind } from "#db/consents/table.ts";
import type { Locale } from "#db/values/text.ts";

/**
 * Words that people agreed to, each wording once and for ever: what was on the page on the day of a consent can be shown
 * years later, whatever the page says then. The application's role may only add to it.
 */
export const consentWordings = pgTable("consent_wordings", {
  /** SHA-256 (hex) of the words: what a consent carries. */
  hash: text("hash").primaryKey(),
  kind: text("kind").$type<ConsentKind>().notNull(),
  version: text("version").notNull(),
  locale: text("locale").$type<Locale>().notNull(),
  words: text("words").notNull(),
  /** When somebody first agreed to it. */
  firstAgreedAt: instant("first_agreed_at").notNull(),
});
