import type { Text } from "#db/values/text.ts";

/** `gender` is that of the Russian noun, for the words that agree with it. `series` is the letter a number begins with. Without a verdict the path is short: taken, answered, closed. */
export const complaintKinds = {
  complaint: {
    label: { ru: "Жалоба", en: "Complaint" },
    gender: "feminine",
    series: "Ж",
    needsVerdict: true,
  },
  suggestion: {
    label: { ru: "Предложение", en: "Suggestion" },
    gender: "neuter",
    series: "П",
    needsVerdict: false,
  },
  praise: {
    label: { ru: "Благодарность", en: "Praise" },
    gender: "feminine",
    series: "Б",
    needsVerdict: false,
  },
  request: {
    label: { ru: "Обращение", en: "Request" },
    gender: "neuter",
    series: "О",
    needsVerdict: false,
  },
} satisfies Record<
  string,
  { label: Text; gender: "feminine" | "neuter"; series: string; needsVerdict: boolean }
>;

export const complaintChannels = {
  staff: { label: { ru: "записал сотрудник", en: "written down by staff" } },
  form: { label: { ru: "форма на сайте", en: "public form" } },
  survey: { label: { ru: "ответ на анкету", en: "survey answer" } },
  email: { label: { ru: "письмо", en: "e-mail" } },
} satisfies Record<string, { label: Text }>;

export const complaintTypes = {
  goods_quality: { label: { ru: "Качество товара", en: "Quality of goods" } },
  service_quality: { label: { ru: "Качество работ", en: "Quality of work" } },
  delay: { label: { ru: "Опоздание", en: "Delay" } },
  completeness: { label: { ru: "Комплектность", en: "Completeness" } },
  not_delivered: { label: { ru: "Оплачено, не привезено", en: "Prepaid, not delivered" } },
  damage: { label: { ru: "Ущерб имуществу", en: "Damage" } },
  billing: { label: { ru: "Счёт и цена", en: "Bill and price" } },
  rudeness: { label: { ru: "Грубость", en: "Rudeness" } },
  personal_data: { label: { ru: "Персональные данные", en: "Personal data" } },
  other: { label: { ru: "Другое", en: "Other" } },
} satisfies Record<string, { label: Text }>;

/** Besides a letter: how a client may be told what was answered. */
export const tellingWays = {
  phone: { label: { ru: "по телефону", en: "by telephone" } },
  meeting: { label: { ru: "при встрече", en: "in person" } },
  messenger: { label: { ru: "в мессенджере", en: "by messenger" } },
  post: { label: { ru: "почтой на бумаге", en: "by paper post" } },
} satisfies Record<string, { label: Text }>;

export const complaintDemands = {
  none: { label: { ru: "ничего не требует", en: "asks for nothing" } },
  repair: { label: { ru: "исправить", en: "repair" } },
  replacement: { label: { ru: "заменить", en: "replace" } },
  refund: { label: { ru: "вернуть деньги", en: "refund" } },
  price_cut: { label: { ru: "снизить цену", en: "cut the price" } },
  damages: { label: { ru: "возместить ущерб", en: "pay the damages" } },
  redo: { label: { ru: "переделать работу", en: "redo the work" } },
  explanation: { label: { ru: "объяснить и извиниться", en: "explain and apologise" } },
} satisfies Record<string, { label: Text }>;

export const complaintSeverities = {
  low: { label: { ru: "низкая", en: "low" } },
  medium: { label: { ru: "средняя", en: "medium" } },
  high: { label: { ru: "высокая", en: "high" } },
} satisfies Record<string, { label: Text }>;

export const verdicts = {
  justified: { label: { ru: "Обоснованна", en: "Justified" } },
  partly: { label: { ru: "Обоснованна частично", en: "Partly justified" } },
  unjustified: { label: { ru: "Не обоснованна", en: "Not justified" } },
  not_established: { label: { ru: "Не удалось установить", en: "Could not be established" } },
} satisfies Record<string, { label: Text }>;

export const complaintOutcomes = {
  resolved: { label: { ru: "вопрос решён", en: "resolved" } },
  withdrawn: { label: { ru: "клиент отозвал", en: "withdrawn by the client" } },
} satisfies Record<string, { label: Text }>;

export type ComplaintKind = keyof typeof complaintKinds;
export type ComplaintChannel = keyof typeof complaintChannels;
export type ComplaintType = keyof typeof complaintTypes;
export type ComplaintDemand = keyof typeof complaintDemands;
export type ComplaintSeverity = keyof typeof complaintSeverities;
export type Verdict = keyof typeof verdicts;
export type Outcome = keyof typeof complaintOutcomes;
