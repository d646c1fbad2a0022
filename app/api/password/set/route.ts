import { publicRoute } from "#app/route.ts";
import { setPassword } from "#db/staff/input.ts";
import { setPasswordByLink } from "#db/staff/links.ts";

export const POST = publicRoute(setPassword, setPasswordByLink);
