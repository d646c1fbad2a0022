import { asc, eq } from "drizzle-orm";
import { Refused } from "#db/errors.ts";
import { type ReadLetter, readLetter } from "#db/inbox/read-letter.ts";
import { type InboxLetter, inboxRaw } from "#db/inbox/table.ts";
import type { Reader } from "#db/index.ts";

/** What one letter may weigh to be taken in whole: twenty megabytes of a file, as MIME writes them, and words. */
export const MOST_RAW_BYTES = 30_000_000;

const TOO_LARGE = "Письмо больше 30 МБ: целиком оно лежит в почтовом ящике.";

/**
 * A letter of the journal, read from its bytes; where these were forgotten, as it was read then, without its files.
 * @throws Refused letter_forgotten when nothing of it is kept; Error when it cannot be read.
 */
export async function readKept(reader: Reader, letter: InboxLetter): Promise<ReadLetter> {
  const parts = await reader
    .select({ bytes: inboxRaw.bytes })
    .from(inboxRaw)
    .where(eq(inboxRaw.letterId, letter.id))
    .orderBy(asc(inboxRaw.seq));
  if (parts.length === 0) return asRead(letter);
  const read = await readLetter(Buffer.concat(parts.map(({ bytes }) => bytes)));
  return letter.whole ? read : { ...read, text: TOO_LARGE };
}

function asRead({
  messageKey,
  text,
  subject,
  fromName,
  fromAddress,
  addresses,
  writtenAt,
}: InboxLetter): ReadLetter {
  if (messageKey === null || text === null) throw new Refused("letter_forgotten");
  const address = fromAddress ?? "";
  return {
    ...{
      messageKey,
      text,
      addresses,
      writtenAt,
      subject: subject ?? "",
      automatic: null,
      answers: [],
      files: [],
    },
    from: { name: fromName ?? "", address },
    recipients: addresses.filter((one) => one !== address),
  };
}
