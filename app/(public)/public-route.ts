import { outagePage } from "#app/outage.ts";
import { policy } from "#app/policy.ts";
import { isDatabaseUp } from "#db/health.ts";
import { nonceOf } from "./sheet.ts";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * A page of a personal link, which proxy.ts lets by: the policy of scripts and the plain page during an outage are
 * given here. No cookie lets anybody in, so there is no foreign origin to refuse.
 */
export function publicRoute<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const csp = policy(nonceOf(request));
    if (!(await isDatabaseUp())) return outagePage(csp);
    const response = await handle(request, context);
    response.headers.set("content-security-policy", csp);
    return response;
  };
}
