import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { term, words } from "./parts/words.ts";

export const accessGiven: Letter<"access-given"> = {
  subject: (props, locale) => words(locale)(heading(props)),

  body: ({ change, by, name, role, department, branch, address, at, timeZone, url }, locale) => {
    const w = words(locale);
    const who = w(
      change === "invited"
        ? {
            ru: `${by} приглашает нового сотрудника на правах администратора.`,
            en: `${by}, an administrator, is inviting a new colleague.`,
          }
        : {
            ru: `${by} возвращает закрытый доступ на правах администратора.`,
            en: `${by}, an administrator, is reopening an account that was closed.`,
          },
    );
    return (
      <Layout locale={locale} preview={who}>
        <Title>{w(heading({ change, name }))}</Title>
        <Paragraph>{who}</Paragraph>
        <Facts
          rows={[
            [w({ ru: "Сотрудник", en: "Colleague" }), name],
            [w({ ru: "Роль", en: "Role" }), role],
            [w({ ru: "Отдел", en: "Department" }), department ?? null],
            [
              w({ ru: "Филиал", en: "Branch" }),
              branch === null ? w({ ru: "Все филиалы", en: "All branches" }) : (branch ?? null),
            ],
            [w({ ru: "Почта", en: "E-mail" }), address],
            [w({ ru: "Когда", en: "When" }), term(at, timeZone, locale)],
          ]}
        />
        <Action href={url}>{w({ ru: "Открыть список сотрудников", en: "Open the list of staff" })}</Action>
        <Hint>
          {w({
            ru: "Сам администратор клиентов не видит, поэтому о каждом доступе от него узнают директора. Если вы этого не ждали, закройте доступ в списке сотрудников.",
            en: "An administrator sees no clients, so directors hear of every access given by one. If you did not expect this, close the account in the list of staff.",
          })}
        </Hint>
      </Layout>
    );
  },
};

const heading = ({ change, name }: { change: "invited" | "reopened"; name: string }) =>
  change === "invited"
    ? { ru: `Новый доступ к Слову: ${name}`, en: `New access to Slovo: ${name}` }
    : { ru: `Доступ к Слову возвращён: ${name}`, en: `Access to Slovo reopened: ${name}` };
