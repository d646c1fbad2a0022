import { Action } from "./parts/action.tsx";
import { Facts } from "./parts/facts.tsx";
import { Layout } from "./parts/layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Hint, Late, Title } from "./parts/prose.tsx";
import { dayOf, term, words } from "./parts/words.ts";

export const complaintOverdue: Letter<"complaint-overdue"> = {
  subject: ({ passedAt, number, subject, steerOn }, locale) => {
    const day = dayOf(steerOn, locale);
    return words(locale)(
      passedAt === null
        ? { ru: `${number}: ответить до ${day}. ${subject}`, en: `${number}: answer by ${day}. ${subject}` }
        : {
            ru: `${number}: наш срок прошёл. ${subject}`,
            en: `${number}: our own term has passed. ${subject}`,
          },
    );
  },

  body: (props, locale) => {
    const { level, isHolder, number, subject, client, holder, passedAt, steerOn, lastOn, timeZone, url } =
      props;
    const w = words(locale);
    const [steer, last] = [dayOf(steerOn, locale), dayOf(lastOn, locale)];
    const passed = passedAt === null ? null : term(passedAt, timeZone, locale);
    const late = w(
      passed === null
        ? { ru: `Ответить нужно до ${steer}.`, en: `The answer is due by ${steer}.` }
        : {
            ru: `Наш срок прошёл: ${passed}. Ведём к ${steer}.`,
            en: `Our own term has passed: ${passed}. We steer by ${steer}.`,
          },
    );
    return (
      <Layout locale={locale} preview={late}>
        <Title>{subject}</Title>
        <Late>{late}</Late>
        <Facts
          rows={[
            [w({ ru: "Номер", en: "Number" }), number],
            [w({ ru: "От кого", en: "From" }), client],
            [w({ ru: "Отвечает", en: "Responsible" }), holder],
            [w({ ru: "Крайний день", en: "Last day" }), last],
          ]}
        />
        <Action href={url}>{w({ ru: "Открыть жалобу", en: "Open the complaint" })}</Action>
        <Hint>{w(isHolder ? forHolder : level === "director" ? forDirector : forHead)}</Hint>
      </Layout>
    );
  },
};

const forHolder = {
  ru: "Ответьте клиенту или передайте жалобу дальше. О каждой ступени письмо приходит один раз.",
  en: "Answer the client or hand it on. There is one letter about each step.",
};
const forHead = {
  ru: "Вы получили письмо как руководитель. О каждой ступени оно приходит один раз.",
  en: "You receive this as the head. There is one letter about each step.",
};
const forDirector = {
  ru: "Вы получили письмо как директор: ниже по лестнице уже предупреждали.",
  en: "You receive this as a director: those below on the ladder were warned before.",
};
