import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { openShelf } from "#components/open-shelf.ts";
import type { StaffActor } from "#db/actor.ts";
import { env } from "#db/env.ts";
import { can, type Permission } from "#db/permissions.ts";
import { readSession } from "#db/staff/sessions.ts";
import { sessionCookie } from "./cookies.ts";

const opened = new Map<string, string>();

/** What a cookie carries. Opening the same envelope again is skipped: whether it still counts, the session row says. */
async function tokenIn(cookie: string): Promise<string | null> {
  const known = opened.get(cookie);
  if (known) return known;
  const token = await decode({ token: cookie, secret: env().AUTH_SECRET }).catch(() => null);
  if (typeof token?.sid !== "string") return null;
  if (opened.size >= 1_000) opened.clear();
  opened.set(cookie, token.sid);
  return token.sid;
}

/** A browser asks for a new document so; for the parts of a page that it shows already it asks otherwise. */
async function openShelfOfDocument() {
  if ((await headers()).get("accept")?.includes("text/html")) after(openShelf());
}

/** Who is signed in, or null. The only place that makes an actor out of a cookie; once a request. */
export const currentActor = cache(async (): Promise<StaffActor | null> => {
  await openShelfOfDocument();
  const cookie = (await cookies()).get(sessionCookie())?.value;
  const token = cookie ? await tokenIn(cookie) : null;
  return token ? readSession(token, new Date()) : null;
});

/** The actor of an office page: a stranger is led to the sign-in, a role without the permission sees no such page. */
export async function requireActor(permission?: Permission): Promise<StaffActor> {
  const actor = await currentActor();
  if (!actor) {
    const path = (await headers()).get("x-path") ?? "/today";
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  if (permission && !can(actor, permission)) notFound();
  return actor;
}
