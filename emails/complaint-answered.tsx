import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { dayOf, words } from "./parts/words.ts";

export const complaintAnswered: Letter<"complaint-answered"> = {
  subject: ({ number }, locale) =>
    words(locale)({ ru: `Ответ на обращение ${number}`, en: `The answer to your message ${number}` }),

  body: ({ company, number, answer, answeredOn, days, url }, locale) => {
    const w = words(locale);
    const day = dayOf(answeredOn, locale);
    const first = w({ ru: `Ответ от ${day}.`, en: `Our answer of ${day}.` });
    return (
      <Layout locale={locale} company={company} preview={first}>
        <Title>{first}</Title>
        <Paragraph>{answer}</Paragraph>
        <Facts rows={[[w({ ru: "Номер", en: "Number" }), number]]} />
        <Action href={url}>{w({ ru: "Открыть обращение", en: "Open the message" })}</Action>
        <Hint>
          {w({
            ru: `Если вопрос не решён, напишите на странице обращения: ${days} дней ваш ответ возвращает его в работу.`,
            en: `If this does not settle it, write on that page: within ${days} days your reply takes it up again.`,
          })}
        </Hint>
      </Layout>
    );
  },
};
