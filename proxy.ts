import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { sessionCookie } from "#app/cookies.ts";
import { outagePage } from "#app/outage.ts";
import { filePolicy, policy } from "#app/policy.ts";
import { isOwnOrigin } from "#app/request.ts";
import { env } from "#db/env.ts";
import { isDatabaseUp } from "#db/health.ts";

/** An address that is no text at all would make the framework answer 500. */
function isText(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

/** What is handed out here comes from outside: a policy for pages in its answer would take the place of its own. */
const isFile = ({ nextUrl }: NextRequest) =>
  /^\/clients\/[^/]+\/records\/files\/[^/]+$/.test(decodeURIComponent(nextUrl.pathname));

/** A write with a session's cookie from a page that is not ours; the framework lets an absent origin through. */
function isForeignWrite({ method, headers, cookies }: NextRequest): boolean {
  if (method === "GET" || method === "HEAD" || !cookies.has(sessionCookie())) return false;
  return !isOwnOrigin(headers.get("origin"));
}

/** What the framework takes for the input of an action; more it would answer with 500. */
const largestAction = 1024 * 1024;

function isTooLarge({ headers }: NextRequest): boolean {
  return headers.has("next-action") && Number(headers.get("content-length")) > largestAction;
}

/** The same address without the slash at its end, or null. Read from the text: `nextUrl` would put the slash back. */
function withoutSlash(request: NextRequest): URL | null {
  const url = new URL(request.url);
  if (url.pathname === "/" || !url.pathname.endsWith("/")) return null;
  url.pathname = url.pathname.replace(/\/+$/, "");
  return url;
}

/** The demo opened at localhost instead of its printed address: for the check of Origin that is a foreign page. */
function printedAddress({ method, nextUrl, headers }: NextRequest): URL | null {
  const { SLOVO_DEMO, APP_URL } = env();
  const printed = new URL(APP_URL);
  if (!SLOVO_DEMO || method !== "GET" || headers.get("host") !== `localhost:${printed.port}`) return null;
  printed.pathname = nextUrl.pathname;
  printed.search = nextUrl.search;
  return printed;
}

/**
 * Headers, the plain page during an outage, and an early no to what nobody may ask. Never a lock: actions and routes
 * check the origin themselves, and who may see what is decided in the queries.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const csp = policy(randomBytes(16).toString("base64"));
  const refuse = (status: number, text: string | null = null) =>
    new Response(text, {
      status,
      headers: {
        "content-security-policy": csp,
        ...(text && { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }),
      },
    });
  if (!isText(request.nextUrl.pathname)) return refuse(400);
  if (isForeignWrite(request)) return refuse(403);
  if (isTooLarge(request))
    return refuse(413, "Слишком много данных в одном запросе.\nToo much data in one request.\n");
  const printed = printedAddress(request);
  if (printed) return NextResponse.redirect(printed);
  const bare = withoutSlash(request);
  if (bare) return NextResponse.redirect(bare, { status: 308, headers: { "content-security-policy": csp } });
  if (!(await isDatabaseUp())) return outagePage(csp);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", csp);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", isFile(request) ? filePolicy : csp);
  return response;
}

// The framework keeps the body of what passes here in memory and cuts it at 10 MB: a file to import goes straight to
// its route, which asks who sends it before it reads. Nor do pages of a survey's or unsubscriber's link come here:
// passing costs more than the page, so `publicRoute` does for them what is done here.
export const config = {
  matcher:
    "/((?!_next/static/|fonts/|sheet\\.css$|survey\\.js$|clients/import/upload$|[su]/[\\w-]{43}(?:/draft)?$).*)",
};
