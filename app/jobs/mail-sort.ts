import { officeMailbox } from "#db/inbox/mailbox.ts";
import { claimLetter, sortLetter } from "#db/inbox/sort.ts";
import type { Job } from "./run.ts";

/** Read what lies in the journal, letter by letter, and put each where it belongs. */
export const sortMail: Job<"mail.sort"> = async (_, run) => {
  const mailbox = officeMailbox();
  if (!mailbox) return;
  while (!run.stopping.aborted) {
    const letter = await claimLetter(run.now());
    if (!letter) return;
    const state = await sortLetter(letter, mailbox, run.now());
    run.log[state ? "info" : "warn"]({ letter: letter.id, state }, "letter came in");
  }
};
