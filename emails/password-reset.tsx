import { plural } from "#db/values/text.ts";
import { Action } from "./parts/action.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { words } from "./parts/words.ts";

export const passwordReset: Letter<"password-reset"> = {
  subject: (_, locale) => words(locale)({ ru: "Новый пароль для Слова", en: "A new password for Slovo" }),

  body: ({ name, url, minutes }, locale) => {
    const w = words(locale);
    const preview = w({ ru: "Ссылка, чтобы задать новый пароль", en: "A link to set a new password" });
    return (
      <Layout locale={locale} preview={preview}>
        <Title>{w({ ru: `Здравствуйте, ${name}`, en: `Hello, ${name}` })}</Title>
        <Paragraph>
          {w({
            ru: "Для вашей учётной записи попросили новый пароль. После смены входы на других устройствах закончатся.",
            en: "Somebody asked for a new password for your account. Once it is set, sessions on other devices end.",
          })}
        </Paragraph>
        <Action href={url}>{w({ ru: "Задать новый пароль", en: "Set a new password" })}</Action>
        <Hint>
          {w({
            ru: `Ссылка действует ${minutes} ${plural("ru", minutes, { one: "минуту", few: "минуты", many: "минут" })} и открывается один раз. Если вы ничего не просили, пароль останется прежним: делать ничего не нужно.`,
            en: `The link works for ${minutes} ${plural("en", minutes, { one: "minute", other: "minutes" })} and only once. If you asked for nothing, your password stays as it is: there is nothing to do.`,
          })}
        </Hint>
      </Layout>
    );
  },
};
