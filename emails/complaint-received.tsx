import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Paragraph, Title } from "./parts/prose.tsx";
import { dayOf, words } from "./parts/words.ts";

export const complaintReceived: Letter<"complaint-received"> = {
  subject: ({ number, answerBy }, locale) => {
    const day = dayOf(answerBy, locale);
    return words(locale)({
      ru: `Ответим не позднее ${day}: обращение ${number}`,
      en: `We will answer by ${day}: your message ${number}`,
    });
  },

  body: ({ company, number, subject, answerBy, url }, locale) => {
    const w = words(locale);
    const day = dayOf(answerBy, locale);
    const first = w({ ru: `Ответим не позднее ${day}.`, en: `We will answer by ${day}.` });
    return (
      <Layout locale={locale} company={company} preview={first}>
        <Title>{first}</Title>
        <Paragraph>
          {w({
            ru: "Мы получили ваше обращение и записали его в книгу. Один человек отвечает за него до самого ответа.",
            en: "We have received your message and put it into our book. One person is responsible for it until it is answered.",
          })}
        </Paragraph>
        <Facts
          rows={[
            [w({ ru: "Номер", en: "Number" }), number],
            [w({ ru: "О чём", en: "About" }), subject],
          ]}
        />
        <Paragraph>
          {w({
            ru: "На странице обращения видно, что с ним происходит, и там же можно дописать подробности.",
            en: "The page of your message shows what is being done, and lets you add to it.",
          })}
        </Paragraph>
        <Action href={url}>{w({ ru: "Следить за обращением", en: "Follow it" })}</Action>
      </Layout>
    );
  },
};
