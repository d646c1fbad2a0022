import type { ConsentSource } from "../../consents/table.ts";

/** Tags as the sellers of the company write them, the frequent ones first. */
export const tagWords = [
  "договор на обслуживание",
  "весенняя чистка",
  "рекомендует нас",
  "просит письма, не звонки",
  "старое оборудование",
  "закупка на площадке",
  "отсрочка платежа",
  "расширяется",
  "монтаж в выходные",
  "были на выставке",
] as const;

/** How a consent was given, how often, and what proves it; `{n}` is a number, `{day}` the day it was given. */
export const consentWays: readonly { source: ConsentSource; weight: number; proof: string }[] = [
  { source: "paper", weight: 8, proof: "Бланк согласия № {n}, папка «Согласия» в бухгалтерии" },
  { source: "paper", weight: 4, proof: "Пункт 7.4 договора № {n} от {day}, подписан клиентом" },
  {
    source: "site_form",
    weight: 6,
    proof: "Форма «Вызвать мастера» на сайте, заявка № {n}, отметка поставлена {day}",
  },
  { source: "meeting", weight: 3, proof: "Анкета посетителя № {n}, выставка «Дом и климат»" },
  { source: "letter", weight: 2, proof: "Ответ на письмо от {day}: «да, присылайте», входящее № {n}" },
  { source: "call", weight: 1, proof: "Запись разговора от {day}, файл № {n}" },
];

export const processingWays: readonly { source: ConsentSource; weight: number; proof: string }[] = [
  { source: "paper", weight: 6, proof: "Согласие на обработку, бланк № {n}, приложен к договору" },
  {
    source: "site_form",
    weight: 4,
    proof: "Форма «Вызвать мастера» на сайте, заявка № {n}, отметка поставлена {day}",
  },
];

/** What the form of the site asks to agree to, as it stood. */
export const SITE_CONSENT = {
  version: "2",
  advertising:
    "Соглашаюсь получать по электронной почте предложения компании «Слово-Демо». Отказаться можно в любом письме.",
  processing:
    "Соглашаюсь на обработку имени, телефона и адреса почты компанией «Слово-Демо», чтобы ответить на заявку.",
} as const;

export const withdrawals = [
  "Попросил больше не присылать предложений, по телефону",
  "Письмо с отзывом согласия, ответили в тот же день",
  "Сменили руководителя, новый просит не писать",
] as const;
