import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Late, Title } from "./parts/prose.tsx";
import { term, words } from "./parts/words.ts";

const units = {
  cards: { ru: "Карточек разных клиентов", en: "Cards of different clients" },
  rows: { ru: "Строк в файле", en: "Rows in the file" },
  clients: { ru: "Клиентов", en: "Clients" },
};

export const anomalyFound: Letter<"anomaly-found"> = {
  subject: ({ what, who }, locale) =>
    words(locale)({ ru: `Проверьте: ${what}, ${who}`, en: `Please look: ${what}, ${who}` }),

  body: ({ what, unit, who, count, threshold, at, timeZone, url }, locale) => {
    const w = words(locale);
    const when = term(at, timeZone, locale);
    return (
      <Layout locale={locale} preview={`${what}: ${who}, ${count}`}>
        <Title>{w({ ru: what, en: what })}</Title>
        <Late>
          {w({ ru: `Сотрудник: ${who}. Время: ${when}.`, en: `Colleague: ${who}. Time: ${when}.` })}
        </Late>
        <Facts
          rows={[
            [w(units[unit]), String(count)],
            [w({ ru: "Порог", en: "The line" }), threshold > 0 ? String(threshold) : null],
          ]}
        />
        <Action href={url}>{w({ ru: "Посмотреть и отметить", en: "Look and mark it" })}</Action>
        <Hint>
          {w({
            ru: "О том же сотруднике и том же признаке письмо приходит не чаще раза в час. Пороги меняют в настройках.",
            en: "About the same colleague and sign there is one letter an hour at most. The lines are moved in the settings.",
          })}
        </Hint>
      </Layout>
    );
  },
};
