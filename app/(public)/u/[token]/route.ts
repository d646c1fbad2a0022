import { z } from "zod";
import { changePreferences, readPreferences, type Wish } from "#db/consents/preferences.ts";
import { formRoute, pageLocale } from "../../form-route.ts";
import { deadPage, preferencesPage, preferencesPath } from "./pages.ts";

/** Programs that look into letters open every link: reading this page changes nothing. */
export async function GET(request: Request, { params }: RouteContext<"/u/[token]">) {
  const { token } = await params;
  const preferences = await readPreferences(token);
  const locale = pageLocale(request);
  if (preferences === null) return deadPage(token, locale);
  return preferencesPage(preferences, locale, new URL(request.url).searchParams.get("done"));
}

const box = z.literal("on").optional();

/** Either the one press of a mail program (RFC 8058) or a form of our own page. What else a program adds is let be. */
const schema = z
  .object({
    token: z.string(),
    "List-Unsubscribe": z.literal("One-Click").optional(),
    wish: z.enum(["letter", "all", "undo", "topics"]).optional(),
    advertising: box,
    survey: box,
    service: box,
  })
  .refine((input) => (input["List-Unsubscribe"] === undefined) !== (input.wish === undefined));

function wishOf(input: z.output<typeof schema>): Wish {
  const { wish = "letter", advertising, survey, service } = input;
  if (wish !== "topics") return { wish };
  const topics = { advertising: !!advertising, survey: !!survey, service: !!service };
  return { wish, topics };
}

export const POST = formRoute({
  schema,
  async run(tx, input, now, _request, locale) {
    const wish = wishOf(input);
    const { recipientId } = await changePreferences(tx, { token: input.token, locale, ...wish }, now);
    if (input["List-Unsubscribe"]) return new Response("unsubscribed\n", { headers: plain });
    const done = { letter: "stopped", all: "stopped", undo: "saved", topics: "saved" }[wish.wish];
    const location = preferencesPath(recipientId, locale, done);
    return new Response(null, { status: 303, headers: { location } });
  },
  // A mail program must not take it for done.
  async again(_failure, fields, _request, locale) {
    const { token = "" } = fields;
    const preferences = await readPreferences(token);
    return preferences ? preferencesPage(preferences, locale, null, 422) : deadPage(token, locale);
  },
});

const plain = { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" };
