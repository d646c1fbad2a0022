import { mailbox, type SaveLetter } from "./mailbox.ts";
import type { Transport } from "./outgoing.ts";
import { type ResendAccount, resend } from "./resend.ts";
import { smtp } from "./smtp.ts";

export interface MailSettings {
  smtpUrl?: string;
  resend?: ResendAccount;
  save: SaveLetter;
}

/** Every way in which letters may leave here; null for one that is not set up. */
export function openTransports(settings: MailSettings) {
  return {
    mailbox: mailbox(settings.save),
    smtp: settings.smtpUrl === undefined ? null : smtp(settings.smtpUrl),
    resend: settings.resend === undefined ? null : resend(settings.resend),
  } satisfies Record<string, Transport | null>;
}

/** The same letter always has the same Message-ID, whichever process sends it. */
export function messageIdOf(id: string, appUrl: string): string {
  return `<${id}@${new URL(appUrl).hostname}>`;
}
