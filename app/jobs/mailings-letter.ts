import type { ClaimedRecipient } from "#db/mailings/claim.ts";
import { letterOf, type RunningMailing } from "#db/mailings/running.ts";
import { makeToken } from "#db/tokens.ts";
import { fillLetter, type LetterTemplate } from "#db/values/mailing-letter.ts";
import type { OutgoingLetter } from "#emails/send/outgoing.ts";
import { messageIdOf } from "#emails/send/transport.ts";

const templates = new Map<string, LetterTemplate>();
const mostTemplates = 20;

/** The letter of a mailing never changes once it was launched. */
async function templateOf(mailingId: string): Promise<LetterTemplate> {
  const known = templates.get(mailingId);
  if (known) return known;
  const letter = await letterOf(mailingId);
  if (templates.size >= mostTemplates) templates.clear();
  templates.set(mailingId, letter);
  return letter;
}

/**
 * How one mailing's letters are written: always the same for the same recipient, links included, because a provider
 * knows a repeat by every sign of it. The links are made here and kept nowhere.
 */
export async function writerOf(mailing: RunningMailing, mail: { from: string; appUrl: string }) {
  const template = await templateOf(mailing.id);
  return ({ id, address, values }: ClaimedRecipient): OutgoingLetter => {
    const unsubscribe = `${mail.appUrl}/u/${makeToken("unsubscribe", id)}`;
    const survey = mailing.kind === "survey" ? `${mail.appUrl}/s/${makeToken("survey", id)}` : undefined;
    return {
      ...fillLetter(template, values, { unsubscribe, survey }),
      id,
      to: { address, name: values.contact || values.client },
      from: mail.from,
      messageId: messageIdOf(id, mail.appUrl),
      // RFC 8058: one press in the mail program, without opening the page.
      headers: {
        "List-Unsubscribe": `<${unsubscribe}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    };
  };
}
