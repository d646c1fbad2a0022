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
  mailing_segment_gone: {
    ru: "Такого сегмента больше нет. Выберите другой",
    en: "That segment is gone. Choose another",
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
