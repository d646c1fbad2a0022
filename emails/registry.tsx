import { render, toPlainText } from "react-email";
import { type LetterKind, type LetterProps, letterProps } from "#db/values/letters.ts";
import type { Locale } from "#db/values/text.ts";
import { accessGiven } from "./access-given.tsx";
import { anomalyFound } from "./anomaly-found.tsx";
import { assignmentOverdue } from "./assignment-overdue.tsx";
import { assignmentReceived } from "./assignment-received.tsx";
import { clientMerged } from "./client-merged.tsx";
import { complaintAnswered } from "./complaint-answered.tsx";
import { complaintAssigned } from "./complaint-assigned.tsx";
import { complaintNews } from "./complaint-news.tsx";
import { complaintOverdue } from "./complaint-overdue.tsx";
import { complaintQuestion } from "./complaint-question.tsx";
import { complaintReceived } from "./complaint-received.tsx";
import { invitation } from "./invitation.tsx";
import { lossesFound } from "./losses-found.tsx";
import { mailingTest } from "./mailing-test.tsx";
import type { Letter } from "./parts/letter.ts";
import { oneLine } from "./parts/words.ts";
import { passwordReset } from "./password-reset.tsx";
import { personal } from "./personal.tsx";

const letters: { [K in LetterKind]: Letter<K> } = {
  invitation,
  "password-reset": passwordReset,
  "access-given": accessGiven,
  "assignment-received": assignmentReceived,
  "assignment-overdue": assignmentOverdue,
  "complaint-received": complaintReceived,
  "complaint-question": complaintQuestion,
  "complaint-answered": complaintAnswered,
  "complaint-assigned": complaintAssigned,
  "complaint-news": complaintNews,
  "complaint-overdue": complaintOverdue,
  personal,
  "mailing-test": mailingTest,
  "client-merged": clientMerged,
  "losses-found": lossesFound,
  "anomaly-found": anomalyFound,
};

export interface RenderedLetter {
  subject: string;
  html: string;
  text: string;
  replyTo?: { address: string; name: string };
}

/** @throws ZodError when the payload, which may have waited in the outbox for long, is not of this kind. */
export async function renderLetter<K extends LetterKind>(
  kind: K,
  payload: unknown,
  locale: Locale,
): Promise<RenderedLetter> {
  const props = letterProps[kind].parse(payload) as LetterProps<K>;
  const letter = letters[kind];
  const html = await render(letter.body(props, locale));
  return {
    subject: oneLine(letter.subject(props, locale)),
    html,
    text: plainText(html),
    replyTo: letter.replyTo?.(props),
  };
}

function plainText(html: string): string {
  const heading = {
    selector: "h1",
    options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 2 },
  };
  return toPlainText(html, { selectors: [heading], wordwrap: false }).trim();
}
