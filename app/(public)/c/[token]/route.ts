import { z } from "zod";
import { clientReplied } from "#db/complaints/commands.ts";
import { holdBack } from "#db/complaints/flood.ts";
import { trackedComplaint } from "#db/complaints/tracked.ts";
import { getCompanyName } from "#db/staff/queries.ts";
import type { Locale } from "#db/values/text.ts";
import { cleanMultiline } from "#db/values/text.ts";
import { formRoute, pageLocale } from "../../form-route.ts";
import { deadPage, trackPage } from "./track-page.ts";

type Context = { params: Promise<{ token: string }> };

const pathOf = (token: string, locale: Locale) => `/c/${token}?replied=1${locale === "en" ? "&lang=en" : ""}`;

async function shown(
  token: string,
  locale: Locale,
  more: Pick<Parameters<typeof trackPage>[0], "done" | "failure" | "text">,
): Promise<Response> {
  const now = new Date();
  const [item, company] = await Promise.all([trackedComplaint(token, now), getCompanyName()]);
  const name = company ?? "Слово";
  return item
    ? trackPage({ locale, company: name, token, item, now, ...more })
    : deadPage(token, locale, name);
}

function doneOf(query: URLSearchParams) {
  if (query.has("replied")) return "replied";
  const saved = query.get("saved");
  return saved === null ? null : saved === "asked" || saved === "no_address" ? saved : "saved";
}

/** The page of a complaint for whoever holds its link. Reading changes nothing, however often a scanner does it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return shown((await params).token, pageLocale(request), { done: doneOf(searchParams) });
}

const reply = z.object({
  token: z.string().max(100),
  text: z.string().max(5000).transform(cleanMultiline).pipe(z.string().min(1, "reply_text_required")),
});

/** A dozen letters an hour is talk, more is a program. */
const MOST = 12;

export const POST = formRoute({
  schema: reply,
  async run(tx, input, now, _request, locale) {
    await holdBack(tx, "reply", [{ mark: input.token, most: MOST }], now);
    await clientReplied(tx, input, now);
    return new Response(null, { status: 303, headers: { location: pathOf(input.token, locale) } });
  },
  again: (failure, fields, _request, locale) =>
    shown(fields.token ?? "", locale, { done: null, failure, text: fields.text }),
});
