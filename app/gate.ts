import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { env } from "#db/env.ts";
import { isDatabaseUp } from "#db/health.ts";
import { sessionCookie } from "./cookies.ts";
import { outagePage } from "./outage.ts";
import { filePolicy, headersOfAll, nothingMayRun, policy } from "./policy.ts";
import { isOwnOrigin } from "./request.ts";

/** Files of ours that come as they are: no page is drawn, no database asked. */
const asset = /^\/(?:_next\/static\/|fonts\/|sheet\.css$|survey\.js$)/;

/** What is handed out here comes from outside, and nothing of it may run. */
const file = /^\/clients\/[^/]+\/records\/files\/[^/]+$/;

/** What the framework takes for the input of an action; more it would answer with 500. */
const largestAction = 1024 * 1024;

/** A path as text, or null for one that is no text at all: the framework would answer it with 500. */
function textOf(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** A write with a session's cookie from a page that is not ours; the framework lets an absent origin through. */
function isForeignWrite({ method, headers }: IncomingMessage): boolean {
  if (method === "GET" || method === "HEAD") return false;
  return Boolean(headers.cookie?.includes(`${sessionCookie()}=`)) && !isOwnOrigin(headers.origin);
}

function isTooLarge({ headers }: IncomingMessage): boolean {
  return headers["next-action"] !== undefined && Number(headers["content-length"]) > largestAction;
}

/** The demo opened at localhost instead of its printed address: for the check of Origin that is a foreign page. */
function isUnprinted({ method, headers }: IncomingMessage): boolean {
  const { SLOVO_DEMO, APP_URL } = env();
  return Boolean(SLOVO_DEMO) && method === "GET" && headers.host === `localhost:${new URL(APP_URL).port}`;
}

/** The address as a visitor knows it: parts of a page are asked for with a mark of the framework's own. */
const shown = (target: string) => target.replace(/([?&])_rsc=[^&]*(?:&|$)/, "$1").replace(/[?&]$/, "");

function answer(res: ServerResponse, status: number, text = "", headers: Record<string, string> = {}) {
  const typed = text && { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  res.writeHead(status, { ...typed, ...headers }).end(text);
}

/**
 * What every request passes before the framework sees it: headers, the plain page during an outage, and an early no to
 * what nobody may ask. Never a lock: actions and routes check the origin themselves, and who may see what is decided
 * in the queries. The framework has a place of its own for this (`proxy.ts`): passing it takes longer than a survey's
 * page does, and it keeps bodies in memory.
 */
export function gate(handle: RequestListener): RequestListener {
  return async (req, res) => {
    for (const [name, value] of headersOfAll) res.setHeader(name, value);
    const target = req.url ?? "/";
    const [path = "/"] = target.split("?", 1);
    if (asset.test(path)) {
      res.setHeader("content-security-policy", nothingMayRun);
      return handle(req, res);
    }
    const csp = policy(randomBytes(16).toString("base64"));
    const text = textOf(path);
    res.setHeader("content-security-policy", text && file.test(text) ? filePolicy : csp);
    if (!text) return answer(res, 400);
    if (isForeignWrite(req)) return answer(res, 403);
    if (isTooLarge(req))
      return answer(res, 413, "Слишком много данных в одном запросе.\nToo much data in one request.\n");
    if (isUnprinted(req)) return answer(res, 307, "", { location: env().APP_URL + target });
    if (path.length > 1 && path.endsWith("/")) {
      const location = path.replace(/^[/\\]+/, "/").replace(/(?<=.)\/+$/, "") + target.slice(path.length);
      return answer(res, 308, "", { location });
    }
    if (!(await isDatabaseUp())) return outagePage(res);
    // The framework finds the nonce for its scripts in the first, the frame of a page its own address in the second.
    req.headers["content-security-policy"] = csp;
    req.headers["x-path"] = shown(target);
    return handle(req, res);
  };
}
