import { db } from "#db/index.ts";
import { saveAnswer } from "#db/surveys/answer.ts";
import { complaintOf } from "#db/surveys/open.ts";
import { pageLocale, quickFormRoute } from "../../form-route.ts";
import { again, opened } from "./again.ts";
import { givenAs, givenIn, surveyForm } from "./fields.ts";
import { closedPage, formPage, surveyPath, thanksPage } from "./pages.ts";

/** The score that was pressed in the letter. It is shown as chosen and kept nowhere: scanners press links too. */
function pressed(query: URLSearchParams): number | null {
  const score = query.get("score") ?? "";
  return /^(?:10|\d)$/.test(score) ? Number(score) : null;
}

/** The survey of a personal link. Reading it changes nothing. */
export async function GET(request: Request, { params }: RouteContext<"/s/[token]">) {
  const { token } = await params;
  const { searchParams: query } = new URL(request.url);
  const { survey, page } = await opened(token, request, pageLocale(request));
  if (!survey) return closedPage(page);
  const nps = survey.content.questions.find(({ kind }) => kind === "nps");
  const fromLetter = nps ? pressed(query) : null;
  if (survey.finishedAt && !query.has("edit")) {
    const complaint = await complaintOf(db, survey.recipientId);
    return thanksPage({ ...page, survey, complaint, fromLetter });
  }
  const given = {
    ...givenAs(survey.answers),
    ...(nps && fromLetter !== null && { [nps.key]: `${fromLetter}` }),
  };
  return formPage({ ...page, survey, given, fromLetter, saved: query.has("saved") });
}

export const POST = quickFormRoute({
  schema: surveyForm,
  async run({ token, ...fields }, now, _request, locale) {
    await saveAnswer({ token, given: givenIn(fields), finish: true, locale }, now);
    return new Response(null, { status: 303, headers: { location: surveyPath(token, locale) } });
  },
  again,
});
