import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { StaffActor } from "#db/actor.ts";
import { env } from "#db/env.ts";
import { can, type Permission } from "#db/permissions.ts";
import { readSession } from "#db/staff/sessions.ts";
import { sessionCookie } from "./cookies.ts";

/** Who is signed in, or null. The only place that makes an actor out of a cookie; once a request. */
export const currentActor = cache(async (): Promise<StaffActor | null> => {
  const cookie = (await cookies()).get(sessionCookie())?.value;
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().AUTH_SECRET }).catch(() => null);
  return typeof token?.sid === "string" ? readSession(token.sid, new Date()) : null;
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
