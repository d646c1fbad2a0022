import { createHash } from "node:crypto";
import type { ConsentKind } from "#db/consents/table.ts";
import type { Locale, Text } from "#db/values/text.ts";

interface ConsentText {
  /** Grows with every change of the words: who agreed to the old ones agreed to those. */
  version: string;
  /** `{company}` is the company that asks. */
  text: Text;
}

/** What people agree to on our public pages. Two matters, two texts: 152-ФЗ article 9, 38-ФЗ article 18. */
const consentTexts: Record<ConsentKind, ConsentText> = {
  processing: {
    version: "2026-11",
    text: {
      ru: "Я разрешаю компании {company} обрабатывать мои персональные данные: имя, адрес почты, номер телефона и то, что напишу в обращении. Цель: разобрать обращение, ответить на него и вести книгу жалоб. Действия: запись, хранение, уточнение, использование и удаление, в программе и на бумаге. Согласие действует три года после ответа или пока я его не отзову письмом или через эту же форму.",
      en: "I allow {company} to process my personal data: my name, e-mail address, telephone number and what I write here. Purpose: to look into my message, to answer it and to keep the complaint book. Actions: recording, keeping, correcting, using and erasing, in a program and on paper. The consent is valid for three years after the answer or until I withdraw it by letter or through this form.",
    },
  },
  advertising: {
    version: "2026-12",
    text: {
      ru: "Я разрешаю компании {company} присылать мне рекламу: новости, предложения и скидки, на мой адрес почты. Согласие необязательно и на ответ не влияет. Оно действует после того, как я подтвержу его по ссылке из письма на этот адрес. Отказаться можно в любой день: по ссылке в каждом таком письме или через книгу обращений.",
      en: "I allow {company} to send me advertising: news, offers and discounts, to my e-mail address. This consent is optional and does not affect the answer. It takes effect after I confirm it by the link in a letter to that address. I can refuse on any day: by the link in every such letter or through the book of messages.",
    },
  },
};

/** The very words shown, with the version and the SHA-256 (hex) that prove later which they were. */
export function consentText(kind: ConsentKind, locale: Locale, company: string) {
  const { version, text } = consentTexts[kind];
  const words = text[locale].replace("{company}", company);
  return {
    words,
    version: `${kind} ${version} ${locale}`,
    hash: createHash("sha256").update(words).digest("hex"),
  };
}
