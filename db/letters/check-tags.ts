import { Refused } from "#db/errors.ts";
import { tagFaults } from "#db/values/merge-tags.ts";

/** @throws Refused letter_tags, which names every piece that is no tag, in the field where the first of them stands. */
export function checkTags({ subject, body }: { subject: string; body: string }): void {
  const [above, below] = [tagFaults(subject), tagFaults(body)];
  const pieces = [...new Set([...above, ...below].map(({ piece }) => piece))];
  if (pieces.length === 0) return;
  throw new Refused("letter_tags", {
    field: above.length > 0 ? "subject" : "body",
    pieces: pieces.join(", "),
  });
}
