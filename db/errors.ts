import { accessRefusals } from "./access/refusals.ts";
import { agreementRefusals } from "./agreements/refusals.ts";
import { apiKeyRefusals } from "./api-keys/refusals.ts";
import { backupRefusals } from "./backups/refusals.ts";
import { bulkRefusals } from "./bulk/refusals.ts";
import { classRefusals } from "./classes/refusals.ts";
import { publicRefusals } from "./complaints/public-refusals.ts";
import { complaintRefusals } from "./complaints/refusals.ts";
import { consentRefusals } from "./consents/refusals.ts";
import { contactRefusals } from "./contacts/refusals.ts";
import { dossierRefusals } from "./dossier/refusals.ts";
import { erasureRefusals } from "./erasures/refusals.ts";
import { exportRefusals } from "./exports/refusals.ts";
import { fieldRefusals } from "./fields/refusals.ts";
import { fileRefusals } from "./files/refusals.ts";
import { groupRefusals } from "./groups/refusals.ts";
import { importRefusals } from "./imports/refusals.ts";
import { inboxRefusals } from "./inbox/refusals.ts";
import { letterRefusals } from "./letters/refusals.ts";
import { mailingRefusals } from "./mailings/refusals.ts";
import { mergeRefusals } from "./merges/refusals.ts";
import { productRefusals } from "./products/refusals.ts";
import { purchaseRefusals } from "./purchases/refusals.ts";
import { viewRefusals } from "./saved-views/refusals.ts";
import { segmentRefusals } from "./segments/refusals.ts";
import { surveyRefusals } from "./surveys/refusals.ts";
import type { Text } from "./values/text.ts";

/** Every "no" that a rule may say, in the user's words. A code without both languages does not compile. */
export const refusals = {
  ...segmentRefusals,
  ...viewRefusals,
  ...bulkRefusals,
  ...classRefusals,
  ...consentRefusals,
  ...letterRefusals,
  ...inboxRefusals,
  ...mailingRefusals,
  ...surveyRefusals,
  ...complaintRefusals,
  ...publicRefusals,
  ...backupRefusals,
  ...contactRefusals,
  ...groupRefusals,
  ...dossierRefusals,
  ...agreementRefusals,
  ...fileRefusals,
  ...mergeRefusals,
  ...productRefusals,
  ...purchaseRefusals,
  ...importRefusals,
  ...exportRefusals,
  ...accessRefusals,
  ...apiKeyRefusals,
  ...erasureRefusals,
  ...fieldRefusals,
  forbidden: { ru: "Ваша роль не позволяет это сделать", en: "Your role does not allow this" },
  not_found: { ru: "Запись не найдена или вам не видна", en: "Not found, or not visible to you" },
  stale: {
    ru: "Запись уже изменили. Сравните значения и сохраните ещё раз",
    en: "Somebody has changed this record. Compare the values and save again",
  },
  foreign_origin: {
    ru: "Запрос пришёл не с нашей страницы. Обновите страницу и повторите",
    en: "The request did not come from our page. Reload the page and try again",
  },
  key_reused: {
    ru: "Форма уже сохранена, но с другими данными. Обновите страницу и проверьте, что записано",
    en: "This form was saved already, with other values. Reload the page and look at what was saved",
  },
  invalid: { ru: "Проверьте отмеченные поля", en: "Check the marked fields" },
  odd_text: {
    ru: "Здесь есть знак, который нельзя сохранить. Наберите текст заново",
    en: "There is a character here that cannot be stored. Type the text anew",
  },
  signed_out: {
    ru: "Вы вышли. Войдите снова — текст сохранён на странице",
    en: "You are signed out. Sign in again",
  },
  wrong_state: {
    ru: "Поручение уже в другом состоянии. Обновите страницу",
    en: "The assignment is already in another state. Reload the page",
  },
  not_yours: {
    ru: "Это может сделать только тот, кто держит дело",
    en: "Only the one who holds it can do this",
  },
  not_issuer: { ru: "Это может сделать только тот, кто поручил", en: "Only the issuer can do this" },
  not_addressee: { ru: "Поручение передано не вам", en: "The assignment was not handed to you" },
  head_declines: {
    ru: "Отказать за весь отдел может его руководитель",
    en: "Only the head may decline for the whole department",
  },
  already_taken: { ru: "Поручение уже принял другой сотрудник", en: "A colleague has already accepted it" },
  term_required: { ru: "Выберите день", en: "Choose a day" },
  title_required: { ru: "Напишите, что сделать", en: "Say what is to be done" },
  term_too_far: {
    ru: "Срок слишком далёкий: выберите день не позже 2099 года",
    en: "The term is too far away: choose a day no later than 2099",
  },
  term_in_past: {
    ru: "Срок уже прошёл. Выберите будущее время",
    en: "That term has passed. Choose a later one",
  },
  reason_required: { ru: "Напишите причину", en: "Give a reason" },
  inn_format: { ru: "ИНН — это 10 или 12 цифр", en: "INN has 10 or 12 digits" },
  inn_checksum: {
    ru: "Контрольная цифра ИНН не сходится. Проверьте последние две цифры",
    en: "The INN check digit does not match. Look at the last two digits",
  },
  kpp_format: {
    ru: "КПП — это 9 знаков: четыре цифры, две цифры или латинские буквы, три цифры",
    en: "KPP has 9 signs: four digits, two digits or Latin capitals, three digits",
  },
  ogrn_format: {
    ru: "ОГРН — это 13 цифр, у предпринимателя 15",
    en: "OGRN has 13 digits, 15 for a sole trader",
  },
  points_many: {
    ru: "Больше десяти телефонов или адресов почты сразу не\u00A0записать. Остальные добавьте в\u00A0карточке",
    en: "No more than ten phones or addresses can be given at once. Add the others on the card",
  },
  phone_unclear: {
    ru: "Номер не разобрать. Нужен код города: +7 343 200-10-20",
    en: "This is no full number. Add the city code: +7 343 200-10-20",
  },
  email_wrong: {
    ru: "Это не адрес почты. Верно так: name@example.ru",
    en: "This is no e-mail. Like name@example.ru",
  },
  person_name: { ru: "Напишите фамилию и имя буквами", en: "Write the surname and the name in letters" },
  client_archived: {
    ru: "Клиент в архиве. Верните его, чтобы работать с карточкой",
    en: "The client is archived. Restore it to work with the card",
  },
  client_not_archived: { ru: "Клиент уже не в архиве", en: "The client is no longer archived" },
  duplicate_client: { ru: "Такой клиент уже есть", en: "This client already exists" },
  contact_not_of_client: {
    ru: "Этот человек не из этого клиента",
    en: "This contact does not belong to the client",
  },
  addressee_required: { ru: "Выберите сотрудника или отдел", en: "Choose a colleague or a department" },
  addressee_closed: {
    ru: "Сотрудник больше не работает. Выберите другого",
    en: "This colleague has left. Choose another",
  },
  password_weak: {
    ru: "Пароль слишком простой: возьмите фразу из трёх-четырёх слов, от 10 знаков",
    en: "The password is too common: take a phrase of three or four words, 10 characters or more",
  },
  password_wrong: { ru: "Нынешний пароль не подошёл", en: "The current password is wrong" },
  link_dead: {
    ru: "Ссылка уже использована или устарела. Запросите новую",
    en: "The link is used or expired. Ask for a new one",
  },
  office_open: {
    ru: "В офисе уже есть сотрудники: новых приглашают на странице «Сотрудники»",
    en: "The office already has staff: invite more on the page “Staff”",
  },
  email_taken: { ru: "Эта почта уже занята", en: "This e-mail is taken" },
  staff_still_in: {
    ru: "Сотрудник ещё работает. Сначала закройте ему вход",
    en: "This colleague still works here. End the access first",
  },
  staff_holds: {
    ru: "За сотрудником ещё числятся поручения или жалобы. Передайте их на странице сотрудника, потом закройте запись. Вход можно закрыть сразу",
    en: "This colleague still holds assignments or complaints. Hand them over on the colleague's page, then close the account. Access can be ended at once",
  },
  last_director: {
    ru: "В офисе должен остаться хотя бы один директор",
    en: "At least one director must remain",
  },
  file_unreadable: { ru: "Файл не читается как таблица", en: "The file cannot be read as a table" },
  body_too_large: {
    ru: "Слишком много данных в одном запросе. Сократите текст и отправьте ещё раз",
    en: "Too much data in one request. Shorten the text and send it again",
  },
  file_too_large: { ru: "Файл слишком большой", en: "The file is too large" },
} satisfies Record<string, Text>;

export type RefusalCode = keyof typeof refusals;

/** A rule said no. Carries a code that is shown in the user's language; anything else thrown is a bug. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = "Refused";
  }
}

/** Not visible and not existing are one answer, so that nobody can probe for foreign records. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Refused("not_found");
  return row;
}
