import type { Environment } from "#db/env.ts";
import type { Text } from "#db/values/text.ts";

interface Provider {
  label: Text;
  /** What the person who chooses it must know first. */
  warning: Text | null;
  /** Whether it says later what became of a letter that it took. */
  tellsDelivery: boolean;
  isSet(environment: Environment): boolean;
}

/** By what mailings leave. How each of them is spoken to stands in emails/send. */
export const mailProviders = {
  mailbox: {
    label: { ru: "Ящик внутри Слова: письма никуда не уходят", en: "Mailbox in Slovo: letters go nowhere" },
    warning: null,
    tellsDelivery: false,
    isSet: () => true,
  },
  smtp: {
    label: { ru: "Почтовый сервер (SMTP)", en: "Mail server (SMTP)" },
    warning: null,
    tellsDelivery: false,
    isSet: ({ SMTP_URL }) => SMTP_URL !== undefined,
  },
  resend: {
    label: { ru: "Resend", en: "Resend" },
    warning: {
      ru: "Серверы Resend стоят за границей: имена и адреса клиентов уйдут в другую страну. До этого нужно уведомить Роскомнадзор о трансграничной передаче (152-ФЗ, статья 12) и сказать о ней клиентам.",
      en: "The servers of Resend stand abroad: names and addresses of clients will leave the country. Roskomnadzor must be notified of the transfer first (152-FZ, article 12), and the clients told of it.",
    },
    tellsDelivery: true,
    isSet: ({ RESEND_API_KEY }) => RESEND_API_KEY !== undefined,
  },
} as const satisfies Record<string, Provider>;

export type MailProvider = keyof typeof mailProviders;

export const isMailProvider = (name: string): name is MailProvider => Object.hasOwn(mailProviders, name);

/** By what mailings go when nobody has chosen. */
export function defaultProvider(environment: Environment): MailProvider {
  return mailProviders.smtp.isSet(environment) ? "smtp" : "mailbox";
}
