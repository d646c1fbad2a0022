import { saveAnswer } from "#db/surveys/answer.ts";
import { quickFormRoute } from "../../../form-route.ts";
import { again } from "../again.ts";
import { givenIn, surveyForm } from "../fields.ts";
import { surveyPath } from "../pages.ts";

/** Keep what is typed so far: the page's script does it while one writes, a button does it where no script runs. */
export const POST = quickFormRoute({
  schema: surveyForm,
  async run({ token, ...fields }, now, _request, locale) {
    await saveAnswer({ token, given: givenIn(fields), finish: false, locale }, now);
    return new Response(null, { status: 303, headers: { location: surveyPath(token, locale, "saved=1") } });
  },
  again,
});
