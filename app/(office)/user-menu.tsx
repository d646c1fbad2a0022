import { cookies } from "next/headers";
import { getWords } from "#app/words.ts";
import { Icon } from "#components/icon.tsx";
import { parseTheme, themeCookie } from "#components/theme.ts";
import { ThemeSwitch } from "#components/theme-switch.tsx";
import type { StaffActor } from "#db/actor.ts";
import { LanguageSwitch } from "./settings/language-switch.tsx";
import { SignOut } from "./settings/sign-out.tsx";

/** What opens over one's own name: the account, the look, the language, the way out. */
export async function UserMenu({ actor }: { actor: StaffActor }) {
  const t = await getWords("frame");
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  const themes = { light: t("themeLight"), dark: t("themeDark"), system: t("themeSystem") };
  return (
    <div className="grid gap-1 text-sm">
      <a href="/settings" className="btn btn-ghost w-full justify-start">
        <Icon name="user-round" />
        {t("account")}
      </a>
      <div className="px-2 py-1">
        <ThemeSwitch value={theme} label={t("theme")} labels={themes} />
      </div>
      <div className="px-2 py-1">
        <LanguageSwitch current={actor.locale} label={t("language")} />
      </div>
      <SignOut label={t("signOut")} sessionId={actor.sessionId} />
    </div>
  );
}
