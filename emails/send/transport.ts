import { mailbox, type SaveLetter } from "./mailbox.ts";
import type { Transport } from "./outgoing.ts";
import { smtp } from "./smtp.ts";

/** Real mail where a mail server is set; otherwise letters are kept to be read in the product. */
export function chooseTransport(smtpUrl: string | undefined, save: SaveLetter): Transport {
  return smtpUrl === undefined ? mailbox(save) : smtp(smtpUrl);
}

/** The same letter always has the same Message-ID, whichever process sends it. */
export function messageIdOf(outboxId: string, appUrl: string): string {
  return `<${outboxId}@${new URL(appUrl).hostname}>`;
}
