import { z } from "zod";
import { answerConsent, readAskedConsent } from "#db/consents/confirm.ts";
import { formRoute, pageLocale } from "../../form-route.ts";
import { consentPage, consentPath, deadPage } from "./pages.ts";

type Context = { params: Promise<{ token: string }> };

/** Programs that look into letters open every link: reading this page confirms nothing. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const asked = await readAskedConsent(token);
  const locale = pageLocale(request);
  return asked ? consentPage(asked, token, locale, new Date()) : deadPage(token, locale);
}

const schema = z.object({ token: z.string().max(100), wish: z.enum(["confirm", "deny"]) });

export const POST = formRoute({
  schema,
  async run(tx, { token, wish }, now, _request, locale) {
    await answerConsent(tx, { token, wish, locale }, now);
    return new Response(null, { status: 303, headers: { location: consentPath(token, locale) } });
  },
  async again({ message }, { token = "" }, _request, locale) {
    const asked = await readAskedConsent(token);
    return asked ? consentPage(asked, token, locale, new Date(), message) : deadPage(token, locale);
  },
});
