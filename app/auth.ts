import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import pino from "pino";
import { env } from "#db/env.ts";
import { lifeMs } from "#db/staff/sessions.ts";
import { signIn } from "#db/staff/sign-in.ts";
import { clean } from "#db/values/text.ts";
import { cookieName, deviceCookie, isSecure, sessionCookie } from "./cookies.ts";
import { addressOf } from "./request.ts";

const lifeSeconds = lifeMs / 1000;
const options = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() });

/** next-auth sends the words of any error to the browser: those of a bug, with its query, must stay here. */
function unexpected(error: unknown): never {
  pino({ level: env().LOG_LEVEL, base: { process: "web", pid: process.pid } }).error(error, "sign-in failed");
  throw new Error("offline");
}

/** next-auth carries the cookie; who is behind it is read from the session row at every request. */
export function authOptions(): NextAuthOptions {
  // Without it next-auth would believe the Host header.
  process.env.NEXTAUTH_URL = env().APP_URL;
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: lifeSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: sessionCookie(), options: options() },
      csrfToken: { name: cookieName("slovo.csrf"), options: options() },
      callbackUrl: { name: cookieName("slovo.callback"), options: options() },
    },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const jar = await cookies();
          const result = await signIn(
            {
              email: clean(String(credentials?.email ?? "")).slice(0, 254),
              password: String(credentials?.password ?? "").slice(0, 200),
              device: jar.get(deviceCookie())?.value ?? null,
              userAgent: String(request.headers?.["user-agent"] ?? ""),
              ip: addressOf((header) => request.headers?.[header] as string | undefined),
            },
            new Date(),
          ).catch(unexpected);
          if (!result.ok) throw new Error(result.code);
          jar.set(deviceCookie(), result.device, { ...options(), maxAge: 400 * 24 * 3600 });
          return { id: result.staffId, token: result.token };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user && "token" in user ? { sid: user.token } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl,
    },
  };
}
