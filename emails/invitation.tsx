import { plural } from "#db/values/text.ts";
import { Action } from "./parts/action.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { words } from "./parts/words.ts";

export const invitation: Letter<"invitation"> = {
  subject: ({ company }, locale) =>
    words(locale)({ ru: `Вас пригласили в Слово: ${company}`, en: `You are invited to Slovo: ${company}` }),

  body: ({ name, invitedBy, company, url, minutes }, locale) => {
    const w = words(locale);
    const preview = w({
      ru: `${invitedBy} открывает вам доступ. Придумайте пароль`,
      en: `${invitedBy} is giving you access. Choose a password`,
    });
    return (
      <Layout locale={locale} preview={preview}>
        <Title>{w({ ru: `Здравствуйте, ${name}`, en: `Hello, ${name}` })}</Title>
        <Paragraph>
          {w({
            ru: `${invitedBy} открывает вам доступ к клиентам и поручениям компании ${company}. Придумайте пароль, и можно начинать.`,
            en: `${invitedBy} is giving you access to the clients and assignments of ${company}. Choose a password to begin.`,
          })}
        </Paragraph>
        <Action href={url}>{w({ ru: "Придумать пароль", en: "Choose a password" })}</Action>
        <Hint>
          {w({
            ru: `Ссылка действует ${minutes} ${plural("ru", minutes, { one: "минуту", few: "минуты", many: "минут" })} и открывается один раз. Если она устарела, попросите прислать новую. Если вы не ждали приглашения, письмо можно удалить.`,
            en: `The link works for ${minutes} ${plural("en", minutes, { one: "minute", other: "minutes" })} and only once. If it has expired, ask for a new one. If you did not expect an invitation, delete this letter.`,
          })}
        </Hint>
      </Layout>
    );
  },
};
