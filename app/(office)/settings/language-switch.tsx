"use client";

import { useTransition } from "react";
import type { Locale } from "#db/values/text.ts";
import { changeLocale } from "./actions.ts";

const languages: [Locale, string][] = [
  ["ru", "Русский"],
  ["en", "English"],
];

export function LanguageSwitch({ current, label }: { current: Locale; label: string }) {
  const [pending, start] = useTransition();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a form's look with it
    <div role="group" aria-label={label} aria-busy={pending} className="segmented">
      {languages.map(([locale, name]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => start(async () => void (await changeLocale({ locale })))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
