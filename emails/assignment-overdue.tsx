import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Late, Title } from "./parts/prose.tsx";
import { term, words } from "./parts/words.ts";

export const assignmentOverdue: Letter<"assignment-overdue"> = {
  subject: ({ audience, title }, locale) =>
    words(locale)(
      audience === "holder"
        ? { ru: `Просрочено: ${title}`, en: `Overdue: ${title}` }
        : { ru: `Просрочено в отделе: ${title}`, en: `Overdue in your department: ${title}` },
    ),

  body: ({ audience, title, client, holder, notAcceptedBy, giver, dueAt, timeZone, url }, locale) => {
    const w = words(locale);
    const due = term(dueAt, timeZone, locale);
    const late = w({ ru: `Срок прошёл: ${due}.`, en: `The term has passed: ${due}.` });
    const custody = w(
      audience === "holder"
        ? { ru: "Держите вы.", en: "You hold it." }
        : // The full stop of initials ends the sentence too.
          { ru: `Держит ${holder.replace(/\.$/, "")}.`, en: `${holder} holds it.` },
    );
    return (
      <Layout locale={locale} preview={`${late} ${custody}`}>
        <Title>{w({ ru: title, en: title })}</Title>
        <Late>
          {late} {custody}
        </Late>
        <Facts
          rows={[
            [w({ ru: "Клиент", en: "Client" }), client],
            [w({ ru: "Держит", en: "Held by" }), holder],
            [w({ ru: "Ещё не принято", en: "Not accepted by" }), notAcceptedBy],
            [w({ ru: "Кто передал", en: "Given by" }), giver],
          ]}
        />
        <Action href={url}>{w({ ru: "Открыть поручение", en: "Open the assignment" })}</Action>
        <Hint>{w(audience === "holder" ? forHolder : forHead)}</Hint>
      </Layout>
    );
  },
};

const forHolder = {
  ru: "Выполните обещание, договоритесь о новой дате или передайте дальше. Об этом сроке письмо приходит один раз.",
  en: "Keep the promise, agree on a new date, or hand it on. There is one letter about this term.",
};
const forHead = {
  ru: "Вы получили письмо как руководитель. Об этом сроке оно приходит один раз.",
  en: "You receive this as the head of the department. There is one letter about this term.",
};
