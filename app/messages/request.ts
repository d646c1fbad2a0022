import { getRequestConfig } from "next-intl/server";
import { requestLocale } from "#app/locale.ts";
import { catalogues } from "./catalogues.ts";

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: catalogues[locale], timeZone: "Europe/Moscow" };
});
