import { encode } from "next-auth/jwt";
import { sessionCookie } from "#app/cookies.ts";
import { env } from "#db/env.ts";
import { inTransaction } from "#db/index.ts";
import { openSession } from "#db/staff/sessions.ts";
import { incoming, refresh } from "./incoming.ts";

/** From now on requests come from our own page and from this person, or from nobody. */
export async function arrive(staffId: string | null, headers: Record<string, string> = {}) {
  incoming.headers = new Headers({ origin: env().APP_URL, ...headers });
  incoming.cookies.clear();
  refresh.mockClear();
  if (!staffId) return;
  const browser = { userAgent: "Firefox", ip: "direct" };
  const sid = await inTransaction((tx) => openSession(tx, staffId, browser, new Date()));
  incoming.cookies.set(sessionCookie(), await encode({ token: { sid }, secret: env().AUTH_SECRET }));
}
