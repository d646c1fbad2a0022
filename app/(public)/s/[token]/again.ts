import type { Failure } from "#app/refusal.ts";
import type { RefusalCode } from "#db/errors.ts";
import { db } from "#db/index.ts";
import { getCompanyName } from "#db/staff/queries.ts";
import { openSurvey } from "#db/surveys/open.ts";
import type { Locale } from "#db/values/text.ts";
import { givenIn } from "./fields.ts";
import { closedPage, formPage } from "./pages.ts";

/** The survey of a link, if it opens one, and what every page of it needs. */
export async function opened(token: string, request: Request, locale: Locale) {
  const [survey, company] = await Promise.all([openSurvey(db, token, new Date()), getCompanyName()]);
  return { survey, page: { request, locale, token, company: company ?? "" } };
}

/** The form once more, each fault beside its question. */
export async function again(
  failure: Failure,
  { token = "", ...fields }: Readonly<Record<string, string>>,
  request: Request,
  locale: Locale,
): Promise<Response> {
  const { survey, page } = await opened(token, request, locale);
  if (!survey || failure.code === "survey_closed") return closedPage(page);
  const faults = failure.details?.faults as Record<string, RefusalCode> | undefined;
  return formPage({ ...page, survey, given: givenIn(fields), faults, problem: failure.message });
}
