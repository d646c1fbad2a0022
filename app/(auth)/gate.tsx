import type { ReactNode } from "react";
import { requestLocale } from "#app/locale.ts";
import { getWords } from "#app/words.ts";
import { Hydrated } from "#components/hydrated.tsx";
import { Logo } from "#components/logo.tsx";
import { LanguageLinks } from "./language-links.tsx";

/** The frame of the pages one sees before signing in: a form on the left, the dictionary entry on the right. */
export async function Gate({ children }: { children: ReactNode }) {
  const [t, frame] = await Promise.all([getWords("auth"), getWords("frame")]);
  return (
    <main className="grid min-h-dvh bg-surface md:grid-cols-2">
      <div className="grid grid-rows-[auto_1fr_auto] p-8 max-md:px-4 max-md:py-6">
        <div className="flex items-center justify-between">
          <span className="flex items-center gap-2 text-lg font-semibold">
            <Logo />
            {frame("product")}
          </span>
          <LanguageLinks current={await requestLocale()} />
        </div>
        <div className="mx-auto grid w-[336px] max-w-full content-center gap-4 py-8">{children}</div>
        <p className="text-center text-xs text-ink-3">{t("local")}</p>
      </div>
      <aside className="hidden content-center border-l border-line bg-canvas px-24 py-16 md:grid max-lg:px-12">
        <article className="max-w-[440px] text-lg">
          <p className="text-3xl font-semibold">{t("word")}</p>
          <p className="mt-2 text-ink-3">{t("wordKind")}</p>
          <ol className="mt-8 grid list-decimal gap-5 pl-7 marker:text-ink-3">
            <li>
              {t("sense1")} <span className="text-ink-3">{t("sense1example")}</span>
            </li>
            <li>{t("sense2")}</li>
            <li>
              <b className="font-semibold text-accent-ink">{t("sense3term")}</b> {t("sense3")}{" "}
              <span className="text-ink-3">{t("sense3example")}</span>
            </li>
          </ol>
        </article>
      </aside>
      <Hydrated />
    </main>
  );
}
