"use client";

import { Button } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";

// The catalogue may be what failed, so the few words stand here.
const words = {
  ru: {
    title: "Страница не открылась",
    text: "Сбой на нашей стороне. Записанное цело. Попробуйте ещё раз, а если не поможет, назовите администратору код.",
    code: "Код",
    again: "Ещё раз",
  },
  en: {
    title: "The page did not open",
    text: "Something failed on our side. What was saved is safe. Try again; if it does not help, tell the administrator the code.",
    code: "Code",
    again: "Try again",
  },
};

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = document.documentElement.lang === "en" ? words.en : words.ru;
  return (
    <EmptyState icon="cloud-off" title={t.title} actions={<Button onClick={reset}>{t.again}</Button>}>
      {t.text}
      {error.digest ? ` ${t.code}: ${error.digest}` : null}
    </EmptyState>
  );
}
