import { and, eq } from "drizzle-orm";
import { lodgeComplaint } from "#db/complaints/lodge.ts";
import { complaints } from "#db/complaints/table.ts";
import { clientContacts } from "#db/contacts/table.ts";
import type { Tx } from "#db/index.ts";
import { type Answers, keptUnder, type QuestionnaireContent, wordsOf } from "#db/surveys/content.ts";
import type { SurveyToAnswer } from "#db/surveys/open.ts";
import type { Locale } from "#db/values/text.ts";

interface LowScore {
  responseId: string;
  answers: Answers;
  score: number;
  locale: Locale;
}

const subjects: Record<Locale, (score: number, title: string) => string> = {
  ru: (score, title) => `Оценка ${score} из 10: ${title}`,
  en: (score, title) => `Score ${score} of 10: ${title}`,
};

/** Everything that was answered, question by question: whoever takes the complaint need not open the survey. */
export function wholeAnswer(content: QuestionnaireContent, answers: Answers, locale: Locale): string {
  return content.questions
    .flatMap((question) => {
      const answer = keptUnder(answers, question.key);
      if (answer === undefined) return [];
      const choice =
        question.kind === "single" ? question.choices.find(({ key }) => key === answer) : undefined;
      return `${wordsOf(question.label, locale)}\n${choice ? wordsOf(choice.label, locale) : answer}`;
    })
    .join("\n\n");
}

/** The person the letter went to, while still one of the client's people. */
async function personOf(tx: Tx, { clientId, contactId }: SurveyToAnswer): Promise<string | null> {
  if (!contactId) return null;
  const [row] = await tx
    .select({ contactId: clientContacts.contactId })
    .from(clientContacts)
    .where(and(eq(clientContacts.clientId, clientId), eq(clientContacts.contactId, contactId)));
  return row?.contactId ?? null;
}

/**
 * A low score is a complaint, once: the response's row is locked by its own save, so whoever comes second sees the
 * first one's complaint.
 */
export async function openComplaint(tx: Tx, survey: SurveyToAnswer, low: LowScore, now: Date): Promise<void> {
  const [known] = await tx
    .select({ id: complaints.id })
    .from(complaints)
    .where(eq(complaints.surveyResponseId, low.responseId));
  if (known) return;
  const { content, clientId, address, complaintOwnerId } = survey;
  await lodgeComplaint(
    tx,
    { client: true },
    {
      kind: "complaint",
      channel: "survey",
      type: "other",
      demand: "none",
      subject: subjects[low.locale](low.score, wordsOf(content.title, low.locale)).slice(0, 200),
      text: wholeAnswer(content, low.answers, low.locale),
      clientId,
      contactId: await personOf(tx, survey),
      // The book knows the client's people itself.
      fromName: "",
      fromEmail: address,
      locale: low.locale,
      surveyResponseId: low.responseId,
      ownerId: complaintOwnerId,
    },
    now,
  );
}
