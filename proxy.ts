import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { outagePage } from "#app/outage.ts";
import { isDatabaseUp } from "#db/health.ts";

const development = process.env.NODE_ENV === "development";

/** One policy for every page: own scripts by nonce, nothing from another host. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Headers and the plain page during an outage; never a lock: who may see what is decided in the queries. */
export async function proxy(request: NextRequest): Promise<Response> {
  const csp = policy(randomBytes(16).toString("base64"));
  if (!(await isDatabaseUp())) return outagePage(csp);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", csp);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", csp);
  return response;
}

export const config = { matcher: "/((?!_next/static/|fonts/).*)" };
