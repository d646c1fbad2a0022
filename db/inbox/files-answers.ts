import { z } from "zod";
import { filingAddress, officeMailbox } from "#db/inbox/mailbox.ts";
import type { LetterKind } from "#db/values/letters.ts";

const aboutClient = z.object({ clientId: z.guid() });

/**
 * The secret address that is added to where answers to a letter go, so that they stand on the card of its client; nothing
 * where no mailbox is read. Made as the letter leaves, never stored with it.
 */
export function filesAnswers(kind: LetterKind, props: unknown): string | undefined {
  const mailbox = kind === "personal" ? officeMailbox() : null;
  const about = aboutClient.safeParse(props);
  return mailbox?.connected && about.success ? filingAddress(mailbox, about.data.clientId) : undefined;
}
