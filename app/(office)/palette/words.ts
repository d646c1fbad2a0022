import type { Words } from "#app/words.ts";
import type { PaletteWords } from "#components/palette/palette-key.tsx";

/** The few phrases that the palette needs before it can ask. */
export const paletteWords = (t: Words<"palette">): PaletteWords => ({
  title: t("title"),
  placeholder: t("placeholder"),
  empty: t("empty"),
  loading: t("loading"),
  failed: t("failed"),
  keys: t("keys"),
});
