import { publicRoute } from "#app/routes.ts";
import { setPassword } from "#db/staff/input.ts";
import { setPasswordByLink } from "#db/staff/links.ts";

export const POST = publicRoute(setPassword, setPasswordByLink);
