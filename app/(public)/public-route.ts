import { outagePage } from "#app/outage.ts";
import { policy } from "#app/policy.ts";
import { isDatabaseUp } from "#db/health.ts";
import { nonceOf } from "./sheet.ts";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

type Method = "GET" | "OPTIONS" | "PUT" | "PATCH" | "DELETE";

/**
 * Answers to the methods that a page has no use for. proxy.ts lets these addresses by, and the framework's own answers
 * would carry no policy. `allowed`: those it does answer.
 */
export function otherMethods(...allowed: string[]): Record<Method, (request: Request) => Promise<Response>> {
  const allow = ["OPTIONS", ...allowed].join(", ");
  const answer = async (request: Request) =>
    new Response(null, {
      status: request.method === "OPTIONS" ? 204 : 405,
      headers: {
        allow,
        "content-security-policy": policy(nonceOf(request)),
        "cache-control": "private, no-store",
      },
    });
  return { GET: answer, OPTIONS: answer, PUT: answer, PATCH: answer, DELETE: answer };
}

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
