import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { term, words } from "./parts/words.ts";

export const assignmentReceived: Letter<"assignment-received"> = {
  subject: ({ title, department }, locale) =>
    words(locale)(
      department === null
        ? { ru: `Вам передано: ${title}`, en: `Handed to you: ${title}` }
        : { ru: `Передано отделу «${department}»: ${title}`, en: `Handed to ${department}: ${title}` },
    ),

  body: ({ title, client, giver, department, note, dueAt, timeZone, url }, locale) => {
    const w = words(locale);
    const due = term(dueAt, timeZone, locale);
    return (
      <Layout
        locale={locale}
        preview={w({ ru: `Срок: ${due}. Передаёт ${giver}`, en: `Due ${due}. From ${giver}` })}
      >
        <Title>{w({ ru: title, en: title })}</Title>
        <Paragraph>
          {department === null
            ? w({ ru: `${giver} передаёт вам это обещание.`, en: `${giver} is handing this promise to you.` })
            : w({
                ru: `${giver} передаёт это обещание отделу «${department}». Его возьмёт тот, кто примет первым.`,
                en: `${giver} is handing this promise to ${department}. Whoever accepts first takes it.`,
              })}
        </Paragraph>
        <Facts
          rows={[
            [w({ ru: "Клиент", en: "Client" }), client],
            [w({ ru: "Срок", en: "Due" }), due],
            [w({ ru: "Подробности", en: "Details" }), note],
          ]}
        />
        <Action href={url}>{w({ ru: "Принять или отклонить", en: "Accept or decline" })}</Action>
        <Hint>
          {w({
            ru: `Принять можно со своей датой, отклонить — с причиной. За обещание отвечает ${giver}, пока вы его не приняли.`,
            en: `You may accept with a date of your own, or decline with a reason. Until it is accepted, ${giver} answers for it.`,
          })}
        </Hint>
      </Layout>
    );
  },
};
