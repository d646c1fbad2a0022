import type { Text } from "#db/values/text.ts";

export const mailingRefusals = {
  mailing_wrong_state: {
    ru: "Рассылка уже в другом состоянии. Обновите страницу",
    en: "The mailing is already in another state. Reload the page",
  },
  mailing_not_ready: {
    ru: "Рассылку ещё нельзя запустить: исправьте то, что отмечено",
    en: "The mailing cannot be launched yet: mend what is marked",
  },
  mailing_archived: {
    ru: "Черновик в\u00A0архиве. Сначала верните его",
    en: "The draft is in the archive. Take it back first",
  },
  mailing_segment_gone: {
    ru: "Такого сегмента больше нет. Выберите другой",
    en: "That segment is gone. Choose another",
  },
  mailing_campaign_needless: {
    ru: "У\u00A0такой рассылки не\u00A0бывает анкеты. Уберите анкету или начните письмо с\u00A0неё",
    en: "A mailing of this kind has no survey. Leave the survey out, or begin with it",
  },
  mailing_campaign_gone: {
    ru: "У\u00A0письма нет анкеты. Создайте его на\u00A0странице «Анкеты»",
    en: "The letter has no survey. Create it on the page “Surveys”",
  },
  mailing_campaign_taken: {
    ru: "У\u00A0этой анкеты письмо уже есть. Откройте его со\u00A0страницы анкеты",
    en: "This survey has its letter already. Open it from the page of the survey",
  },
  provider_not_set: {
    ru: "Этот сервис не настроен на сервере. Сначала задайте его переменные",
    en: "This provider is not configured on the server. Set its variables first",
  },
  provider_warning: {
    ru: "Прочитайте предупреждение и отметьте, что уведомление подано",
    en: "Read the warning and tick that the notice has been filed",
  },
} satisfies Record<string, Text>;
