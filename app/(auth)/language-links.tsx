"use client";

import { useRouter } from "next/navigation";

const languages = [
  ["ru", "Русский"],
  ["en", "English"],
] as const;

/** The language of this browser before anybody has signed in; afterwards the person's own one counts. */
export function LanguageLinks({ current }: { current: string }) {
  const router = useRouter();
  return (
    <span className="flex gap-1 text-sm">
      {languages.map(([locale, label]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          className="btn btn-ghost btn-sm aria-pressed:text-ink"
          onClick={() => {
            // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
            document.cookie = `slovo.locale=${locale}; path=/; max-age=31536000; samesite=lax`;
            router.refresh();
          }}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
