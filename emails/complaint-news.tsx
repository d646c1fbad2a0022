import type { LetterProps } from "#db/values/letters.ts";
import type { Text } from "#db/values/text.ts";
import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Paragraph, Title } from "./parts/prose.tsx";
import { words } from "./parts/words.ts";

type News = LetterProps<"complaint-news">["news"];

const titles: Record<News, Text> = {
  declined: { ru: "От жалобы отказались", en: "The complaint was declined" },
  given_back: { ru: "Жалобу вернули в разбор", en: "The complaint went back to triage" },
  replied: { ru: "Клиент ответил", en: "The client has replied" },
  reopened: { ru: "Клиент не согласен: жалоба снова в работе", en: "The client disagrees: it is open again" },
};

export const complaintNews: Letter<"complaint-news"> = {
  subject: ({ news, number }, locale) => {
    const w = words(locale);
    return `${number}: ${w(titles[news])}`;
  },

  body: ({ news, number, subject, client, who, text, url }, locale) => {
    const w = words(locale);
    return (
      <Layout locale={locale} preview={w(titles[news])}>
        <Title>{w(titles[news])}</Title>
        <Paragraph>{text}</Paragraph>
        <Facts
          rows={[
            [w({ ru: "Номер", en: "Number" }), number],
            [w({ ru: "О чём", en: "About" }), subject],
            [w({ ru: "От кого", en: "From" }), client],
            [w({ ru: "Кто написал", en: "Written by" }), who],
          ]}
        />
        <Action href={url}>{w({ ru: "Открыть жалобу", en: "Open the complaint" })}</Action>
      </Layout>
    );
  },
};
