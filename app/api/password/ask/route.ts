import { publicRoute } from "#app/routes.ts";
import { askReset } from "#db/staff/input.ts";
import * as links from "#db/staff/links.ts";

export const POST = publicRoute(askReset, (tx, input, now) => links.askReset(tx, input.email, now));
