import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Aside, Paragraph, TextLink, Title } from "./parts/prose.tsx";
import { dayOf, words } from "./parts/words.ts";

export const complaintReceived: Letter<"complaint-received"> = {
  subject: ({ number, answerBy }, locale) => {
    const day = dayOf(answerBy, locale);
    return words(locale)({
      ru: `Ответим не позднее ${day}: обращение ${number}`,
      en: `We will answer by ${day}: your message ${number}`,
    });
  },

  body: ({ company, number, subject, answerBy, url, confirmUrl }, locale) => {
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
        {confirmUrl ? (
          <>
            <Aside>
              {w({
                ru: "Вместе с обращением отметили согласие на рекламу. Пока вы не подтвердите его по ссылке, рекламы не будет. Если отметили не вы, там же можно отказаться.",
                en: "With the message, the consent to advertising was ticked. Until you confirm it by the link there will be no advertising. If it was not you, say so on the same page.",
              })}
            </Aside>
            <TextLink href={confirmUrl}>
              {w({ ru: "Подтвердить согласие или отказаться", en: "Confirm the consent or refuse" })}
            </TextLink>
          </>
        ) : null}
      </Layout>
    );
  },
};
