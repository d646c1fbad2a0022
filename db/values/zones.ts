import type { Text } from "#db/values/locale.ts";

export type Zone = { id: string; label: Text; offset: number };

/** The 11 zones of Russia by law 107-ФЗ; `offset` in minutes east of UTC, without summer time since 26 October 2014. */
export const ZONES: readonly Zone[] = [
  { id: "Europe/Kaliningrad", offset: 120, label: { ru: "Калининград, МСК−1", en: "Kaliningrad, UTC+2" } },
  { id: "Europe/Moscow", offset: 180, label: { ru: "Москва, МСК", en: "Moscow, UTC+3" } },
  { id: "Europe/Samara", offset: 240, label: { ru: "Самара, МСК+1", en: "Samara, UTC+4" } },
  { id: "Asia/Yekaterinburg", offset: 300, label: { ru: "Екатеринбург, МСК+2", en: "Yekaterinburg, UTC+5" } },
  { id: "Asia/Omsk", offset: 360, label: { ru: "Омск, МСК+3", en: "Omsk, UTC+6" } },
  { id: "Asia/Krasnoyarsk", offset: 420, label: { ru: "Красноярск, МСК+4", en: "Krasnoyarsk, UTC+7" } },
  { id: "Asia/Irkutsk", offset: 480, label: { ru: "Иркутск, МСК+5", en: "Irkutsk, UTC+8" } },
  { id: "Asia/Yakutsk", offset: 540, label: { ru: "Якутск, МСК+6", en: "Yakutsk, UTC+9" } },
  { id: "Asia/Vladivostok", offset: 600, label: { ru: "Владивосток, МСК+7", en: "Vladivostok, UTC+10" } },
  { id: "Asia/Magadan", offset: 660, label: { ru: "Магадан, МСК+8", en: "Magadan, UTC+11" } },
  { id: "Asia/Kamchatka", offset: 720, label: { ru: "Камчатка, МСК+9", en: "Kamchatka, UTC+12" } },
];

export const DEFAULT_ZONE = "Europe/Moscow";

/** Whether the runtime knows the zone: the check for what comes from a form or an environment variable. */
export function isZone(id: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: id });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
