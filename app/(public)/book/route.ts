import { addressOf } from "#app/request.ts";
import { lodgeFromForm } from "#db/complaints/public-form.ts";
import { bookForm } from "#db/complaints/public-input.ts";
import type { Reader } from "#db/index.ts";
import { getCompanyName } from "#db/staff/queries.ts";
import { makeToken } from "#db/tokens.ts";
import { formRoute, pageLocale } from "../form-route.ts";
import { bookPage } from "./form-page.ts";

const companyName = async (reader?: Reader) => (await getCompanyName(reader)) ?? "Слово";

/** Nothing of the address is filled in: a link to this form can neither write in it nor tick for the reader. */
export async function GET(request: Request): Promise<Response> {
  return bookPage({ locale: pageLocale(request), company: await companyName(), fields: {} });
}

export const POST = formRoute({
  schema: bookForm,
  async run(tx, form, now, request, locale) {
    const known = addressOf((name) => request.headers.get(name));
    const ip = known === "direct" || known === "unknown" ? null : known;
    const { id, advertising } = await lodgeFromForm(
      tx,
      form,
      { ip, locale, company: await companyName(tx) },
      now,
    );
    const query = new URLSearchParams({ saved: advertising ?? "1", ...(locale === "en" && { lang: "en" }) });
    const path = `/c/${makeToken("complaint", id)}?${query}`;
    return new Response(null, { status: 303, headers: { location: path } });
  },
  async again(failure, fields, _request, locale) {
    return bookPage({ locale, company: await companyName(), fields, failure });
  },
});
