import type { Text } from "#db/values/text.ts";

/** What the public book says no with. */
export const publicRefusals = {
  too_many_posts: {
    ru: "С этого адреса пришло слишком много обращений. Подождите час и отправьте ещё раз: текст остался в форме",
    en: "Too many messages have come from this address. Wait an hour and send again: your text is still in the form",
  },
  story_required: {
    ru: "Напишите, что случилось: хватит и одного предложения",
    en: "Say what happened: one sentence is enough",
  },
  name_required: { ru: "Напишите, как к вам обращаться", en: "Say how we should address you" },
  reply_required: {
    ru: "Напишите почту или телефон: сюда придут номер и ответ",
    en: "Give an e-mail or a telephone: the number and the answer will come there",
  },
  reply_unclear: {
    ru: "Это не похоже ни на почту, ни на телефон. Верно так: name@example.ru или +7 343 200-10-20",
    en: "This is neither an e-mail nor a telephone. Like name@example.com or +7 343 200-10-20",
  },
  processing_required: {
    ru: "Без этого разрешения закон не даёт нам разобрать обращение. Отметьте его или позвоните нам",
    en: "The law does not let us look into it without this consent. Tick it, or call us",
  },
  reply_text_required: { ru: "Напишите хотя бы слово", en: "Write a word at least" },
  looks_automatic: {
    ru: "Похоже, форму заполнила программа. Если это вы, нажмите «Отправить» ещё раз",
    en: "It looks as if a program filled this in. If it is you, press “Send” once more",
  },
} satisfies Record<string, Text>;
