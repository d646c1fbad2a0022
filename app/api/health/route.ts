import { isDatabaseUp } from "#db/health.ts";

/** For load balancers: 200 while requests can be served. Says nothing about the company. */
export async function GET(): Promise<Response> {
  const up = await isDatabaseUp();
  return Response.json({ ok: up }, { status: up ? 200 : 503, headers: { "cache-control": "no-store" } });
}
