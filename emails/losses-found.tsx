import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Late, Title } from "./parts/prose.tsx";
import { term, words } from "./parts/words.ts";

export const lossesFound: Letter<"losses-found"> = {
  subject: ({ rows }, locale) =>
    words(locale)({
      ru: `Ночная проверка: ${rows[0]?.label ?? "не ноль"}`,
      en: `Nightly check: ${rows[0]?.label ?? "not zero"}`,
    }),

  body: ({ rows, at, timeZone, url }, locale) => {
    const w = words(locale);
    const when = term(at, timeZone, locale);
    const found = w({
      ru: `Проверка нашла то, чего быть не должно. Время проверки: ${when}.`,
      en: `The check has found what must not be. Checked: ${when}.`,
    });
    return (
      <Layout locale={locale} preview={found}>
        <Title>{w({ ru: "Не ноль потерь", en: "Losses are not zero" })}</Title>
        <Late>{found}</Late>
        <Facts rows={rows.map(({ label, count }) => [label, String(count)])} />
        <Action href={url}>{w({ ru: "Посмотреть, что делать", en: "See what to do" })}</Action>
        <Hint>
          {w({
            ru: "Такое письмо приходит директорам раз в ночь, пока не станет ноль.",
            en: "Directors receive such a letter once a night until it is zero.",
          })}
        </Hint>
      </Layout>
    );
  },
};
