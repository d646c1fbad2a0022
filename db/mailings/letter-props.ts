import type { Reader } from "#db/index.ts";
import type { Mailing } from "#db/mailings/table.ts";
import { company } from "#db/staff/table.ts";
import { surveyLetterOf } from "#db/surveys/letter.ts";
import type { MailingLetterProps } from "#db/values/mailing-letter.ts";

type Written = Pick<Mailing, "kind" | "campaignId" | "subject" | "body" | "buttonLabel" | "buttonUrl">;

/** What the letter of a mailing is rendered from. */
export async function letterPropsOf(reader: Reader, mailing: Written): Promise<MailingLetterProps> {
  const { kind, campaignId, subject, body, buttonLabel, buttonUrl } = mailing;
  const [office] = await reader.select({ name: company.name }).from(company);
  return {
    company: office?.name ?? "",
    isAdvertising: kind === "advertising",
    subject,
    body,
    button: buttonLabel !== null && buttonUrl !== null ? { label: buttonLabel, url: buttonUrl } : null,
    score: campaignId === null ? null : await surveyLetterOf(reader, campaignId),
  };
}
