import type { Text } from "#db/values/text.ts";

export const apiKeyRefusals = {
  api_key_wrong: {
    ru: "Нет ключа, или он отозван. Передайте действующий: Authorization: Bearer slovo_…",
    en: "No key, or a revoked one. Send a valid one: Authorization: Bearer slovo_…",
  },
  api_key_busy: {
    ru: "По этому ключу пришло слишком много запросов сразу. Повторите через пару секунд",
    en: "Too many requests at once came by this key. Try again in a few seconds",
  },
  body_not_json: {
    ru: "Тело запроса — не JSON-объект. Пришлите объект с content-type: application/json",
    en: "The body is no JSON object. Send one with content-type: application/json",
  },
  lead_unreachable: {
    ru: "Нет ни телефона, ни почты, которые можно разобрать: ответить будет некуда",
    en: "No phone and no e-mail that can be read: there is nowhere to answer",
  },
} satisfies Record<string, Text>;
