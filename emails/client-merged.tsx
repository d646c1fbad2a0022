import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { words } from "./parts/words.ts";

export const clientMerged: Letter<"client-merged"> = {
  subject: ({ survivor }, locale) =>
    words(locale)({ ru: `Карточки объединены: ${survivor}`, en: `Cards merged: ${survivor}` }),

  body: ({ by, names, survivor, owner, url }, locale) => {
    const w = words(locale);
    const said = w({
      ru: `${by} объединил(а) дубли: ваш клиент теперь на общей карточке.`,
      en: `${by} has merged duplicates: your client is on a common card now.`,
    });
    return (
      <Layout locale={locale} preview={said}>
        <Title>{w({ ru: survivor, en: survivor })}</Title>
        <Paragraph>{said}</Paragraph>
        <Facts
          rows={[
            [w({ ru: "Была вашей", en: "Was yours" }), names.join("; ")],
            [
              w({ ru: "Отвечает теперь", en: "Answers now" }),
              owner ?? w({ ru: "пока никто", en: "nobody yet" }),
            ],
          ]}
        />
        <Action href={url}>{w({ ru: "Открыть общую карточку", en: "Open the common card" })}</Action>
        <Hint>
          {w({
            ru: "Ваши обещания по этому клиенту остались за вами, сроки прежние. Объединение можно отменить 90 дней.",
            en: "Your promises to this client are still yours, with their terms. The merge can be undone for 90 days.",
          })}
        </Hint>
      </Layout>
    );
  },
};
