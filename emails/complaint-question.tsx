import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { dayOf, words } from "./parts/words.ts";

export const complaintQuestion: Letter<"complaint-question"> = {
  subject: ({ number }, locale) =>
    words(locale)({ ru: `Вопрос по обращению ${number}`, en: `A question about your message ${number}` }),

  body: ({ company, number, question, answerBy, url }, locale) => {
    const w = words(locale);
    const day = dayOf(answerBy, locale);
    const first = w({
      ru: `Ответим не позднее ${day}, но сначала спросим.`,
      en: `We will answer by ${day}, but have to ask first.`,
    });
    return (
      <Layout locale={locale} company={company} preview={first}>
        <Title>{first}</Title>
        <Paragraph>{question}</Paragraph>
        <Facts rows={[[w({ ru: "Номер", en: "Number" }), number]]} />
        <Action href={url}>{w({ ru: "Ответить на вопрос", en: "Answer the question" })}</Action>
        <Hint>
          {w({
            ru: "Пока вы думаете, срок ответа по закону не сдвигается.",
            en: "While you think it over, our term by law does not move.",
          })}
        </Hint>
      </Layout>
    );
  },
};
