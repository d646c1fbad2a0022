import { apiRoute } from "#app/routes.ts";
import { updateMailing as command } from "#db/mailings/commands.ts";
import { updateMailing as input } from "#db/mailings/input.ts";

/** What is typed into a draft is kept as one types; the page around it need not be drawn anew each time. */
export const POST = apiRoute("mailing.view", input, command);
