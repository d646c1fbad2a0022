import { consentText } from "../consents/texts.ts";
import type { Book } from "./book.ts";
import type { ConsentRow } from "./marks.ts";
import type { Random } from "./random.ts";
import { COMPANY } from "./staff.ts";

const MINUTE = 60_000;

/**
 * What was ticked on the public form of the book: processing by everybody, advertising by every second one; of these
 * one in two has pressed the link in the letter, the newest not yet.
 */
export function makeBookConsents(random: Random, { cases }: Book, now: Date): ConsentRow[] {
  const byForm = cases
    .map(({ row }) => row)
    .filter(({ channel, fromEmail }) => channel === "form" && fromEmail !== null)
    .sort((a, b) => b.registeredAt.getTime() - a.registeredAt.getTime());
  return byForm.flatMap(({ number, fromEmail, registeredAt: givenAt }, place) => {
    const give = (kind: ConsentRow["kind"], confirmedAt: Date | null): ConsentRow => {
      const { version, hash } = consentText(kind, "ru", COMPANY);
      const consentId = random.id(givenAt);
      return {
        ...{ id: consentId, kind, clientId: null, address: fromEmail, source: "public_form" },
        ...{ proof: `/book, ${number}`, textVersion: version, textHash: hash, givenAt, createdAt: givenAt },
        ...{ recordedBy: null, withdrawnAt: null, withdrawnReason: null, confirmedAt },
        confirmedBy: kind === "advertising" && confirmedAt ? `/k/${consentId}` : null,
      };
    };
    const processing = give("processing", givenAt);
    if (place % 2 === 1) return [processing];
    const pressed = new Date(Math.min(givenAt.getTime() + random.int(4, 900) * MINUTE, now.getTime()));
    return [processing, give("advertising", place % 4 === 0 ? null : pressed)];
  });
}
