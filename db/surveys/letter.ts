import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { npsOf, scaleEnds, wordsOf } from "#db/surveys/content.ts";
import { questionnaireVersions, surveyCampaigns } from "#db/surveys/table.ts";
import type { Text } from "#db/values/text.ts";

export interface ScoreRow {
  question: Text;
  low: Text;
  high: Text;
}

/** The row of scores in the letter of a campaign, or null when it asks for none. */
export async function surveyLetterOf(reader: Reader, campaignId: string): Promise<ScoreRow | null> {
  const [row] = await reader
    .select({ content: questionnaireVersions.content })
    .from(surveyCampaigns)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, surveyCampaigns.questionnaireVersionId))
    .where(eq(surveyCampaigns.id, campaignId));
  const nps = row && npsOf(row.content);
  return nps ? { question: { ru: nps.label.ru, en: wordsOf(nps.label, "en") }, ...scaleEnds } : null;
}
