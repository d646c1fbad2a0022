import type { Locale } from "#db/values/text.ts";
import type { Messages as Catalogues } from "./catalogues.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogues;
  }
}
