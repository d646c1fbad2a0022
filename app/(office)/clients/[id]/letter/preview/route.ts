import { apiRoute } from "#app/routes.ts";
import { previewLetter } from "#db/letters/input.ts";
import { letterAsRead } from "#db/letters/preview.ts";
import { renderLetter } from "#emails/registry.tsx";

/** The letter as its reader would see it. A question, though it is posted for its length. */
export const POST = apiRoute("letter.send", previewLetter, async (tx, actor, input) => {
  const { props, broken } = await letterAsRead(tx, actor, input);
  const { subject, html } = await renderLetter("personal", props, "ru");
  return { subject, html, broken };
});
