export type Theme = "light" | "dark" | "system";

/** The cookie from which the layout writes `data-theme` on `<html>`; system writes nothing. */
export const themeCookie = "slovo.theme";

export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
