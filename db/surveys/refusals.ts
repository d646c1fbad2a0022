import type { Text } from "#db/values/text.ts";

export const surveyRefusals = {
  survey_text_required: { ru: "Напишите это по-русски", en: "Write this in Russian" },
  survey_questions_required: { ru: "Добавьте хотя бы один вопрос", en: "Add at least one question" },
  survey_choices_required: {
    ru: "Нужно хотя бы два ответа на выбор",
    en: "At least two answers to choose from are needed",
  },
  survey_one_nps: {
    ru: "Оценка от\u00A00 до\u00A010 в\u00A0анкете может быть только одна. Уберите лишнюю",
    en: "A questionnaire may have one score question only. Remove the other",
  },
  survey_same_key: {
    ru: "Два вопроса с\u00A0одним ключом. Удалите один и\u00A0добавьте заново",
    en: "Two questions have one key. Remove one and add it anew",
  },
  survey_key_taken: {
    ru: "Такой ключ занят системой. Удалите это и\u00A0добавьте заново",
    en: "The system keeps this key for itself. Remove this and add it anew",
  },
  survey_published: {
    ru: "Эта версия опубликована и\u00A0больше не\u00A0меняется. Сделайте новую версию",
    en: "This version is published and does not change any more. Make a new version",
  },
  survey_not_published: {
    ru: "Сначала опубликуйте анкету: рассылают только опубликованные",
    en: "Publish the questionnaire first: only published ones are sent",
  },
  survey_closes_past: {
    ru: "Этот день уже прошёл. Выберите сегодняшний или будущий",
    en: "That day has passed. Choose today or a later one",
  },
  survey_closed: { ru: "Анкета больше не\u00A0принимает ответы", en: "The survey takes no more answers" },
  survey_unfinished: {
    ru: "Пока не\u00A0отправили: проверьте отмеченное ниже",
    en: "Not sent yet: look at what is marked below",
  },
  survey_answer_required: { ru: "Ответьте на\u00A0этот вопрос", en: "Please answer this question" },
  survey_score_required: {
    ru: "Выберите оценку от\u00A00 до\u00A010",
    en: "Choose a score from 0 to\u00A010",
  },
  survey_choice_unknown: { ru: "Выберите один из\u00A0ответов", en: "Choose one of the answers" },
  survey_answer_long: {
    ru: "Слишком длинно: оставьте до\u00A04000\u00A0знаков",
    en: "Too long: keep it under 4,000\u00A0characters",
  },
} satisfies Record<string, Text>;
