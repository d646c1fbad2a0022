import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { env } from "#db/env.ts";
import { previewOf } from "#db/mailings/preview.ts";
import { tagsIn } from "#db/values/merge-tags.ts";
import { say, typo } from "#db/values/text.ts";
import { deadLinks, fillLetter, renderMailing } from "#emails/mailing.tsx";
import { bareTags } from "../bare-tags.ts";

const orNull = z
  .string()
  .max(1000)
  .transform((text) => text.trim() || null);

const typed = z.strictObject({
  id: z.guid(),
  clientId: z.guid().optional(),
  subject: z.string().max(1000).trim(),
  body: z.string().max(50_000).trim(),
  buttonLabel: orNull,
  buttonUrl: orNull,
});

/** The letter as it is being typed, as one client would read it. A question, though it is posted for its length. */
export const POST = apiRoute("mailing.view", typed, async (tx, actor, input) => {
  const { props, values, to, checks } = await previewOf(tx, actor, input);
  const letter = fillLetter(await renderMailing(props), values, deadLinks);
  const written = [input.subject, input.body, input.buttonLabel ?? ""].join("\n");
  return {
    ...letter,
    from: env().MAIL_FROM,
    to,
    checks: checks.map(({ field, text }) => ({
      field,
      says: typo(say(text, actor.locale), actor.locale),
    })),
    bare: bareTags(written),
    tags: tagsIn(written).length,
  };
});
