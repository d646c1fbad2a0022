import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Paragraph, Title } from "./parts/prose.tsx";
import { dayOf, term, words } from "./parts/words.ts";

export const complaintAssigned: Letter<"complaint-assigned"> = {
  subject: ({ asked, number, subject }, locale) =>
    words(locale)(
      asked === "owner"
        ? { ru: `Вы отвечаете за ${number}: ${subject}`, en: `You are responsible for ${number}: ${subject}` }
        : { ru: `Вам передают ${number}: ${subject}`, en: `${number} is being handed to you: ${subject}` },
    ),

  body: ({ asked, by, number, subject, client, remark, steerOn, dueAt, timeZone, url }, locale) => {
    const w = words(locale);
    const day = dayOf(steerOn, locale);
    const first = w({ ru: `Ведём к ${day}.`, en: `We steer by ${day}.` });
    return (
      <Layout locale={locale} preview={first}>
        <Title>{subject}</Title>
        <Paragraph>
          {first} {w(asked === "owner" ? forOwner : forCandidate)}
        </Paragraph>
        <Facts
          rows={[
            [w({ ru: "Номер", en: "Number" }), number],
            [w({ ru: "От кого", en: "From" }), client],
            [w({ ru: "Передаёт", en: "Handed by" }), by],
            [w({ ru: "Наш срок", en: "Our own term" }), term(dueAt, timeZone, locale)],
            [w({ ru: "Записка", en: "Note" }), remark],
          ]}
        />
        <Action href={url}>{w({ ru: "Открыть жалобу", en: "Open the complaint" })}</Action>
        <Hint>{w(asked === "owner" ? hintForOwner : hintForCandidate)}</Hint>
      </Layout>
    );
  },
};

const forOwner = { ru: "Отвечаете вы.", en: "You answer for it." };
const forCandidate = { ru: "Примите или откажитесь.", en: "Accept or decline it." };
const hintForOwner = {
  ru: "Возьмите её в работу или верните с причиной.",
  en: "Take it up, or give it back with a reason.",
};
const hintForCandidate = {
  ru: "Пока вы не приняли, отвечает тот, кто отвечал до сих пор.",
  en: "Until you accept, the one who has been responsible so far remains so.",
};
