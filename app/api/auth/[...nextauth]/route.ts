import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#app/auth.ts";
import { isOwnOrigin } from "#app/request.ts";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** All that our sign-in uses. The rest of next-auth (its own pages, its log, signing out by cookie alone) stays shut. */
const open = ["GET providers", "GET csrf", "POST callback/credentials"];
const fields = ["email", "password", "csrfToken"];

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!open.includes(`${request.method} ${nextauth.join("/")}`)) return new Response(null, { status: 404 });
  if (request.method === "GET") return answer(request, context);
  if (!isOwnOrigin(request.headers.get("origin"))) return new Response(null, { status: 403 });
  // Only these reach next-auth, and only once: a wrong callbackUrl, for one, would make it answer 500.
  const form = new URLSearchParams((await request.text()).slice(0, 10_000));
  const body = new URLSearchParams({ json: "true" });
  for (const name of fields) body.set(name, form.get(name) ?? "");
  return answer(request, context, body);
}

function answer({ nextUrl, method }: NextRequest, context: Context, body?: URLSearchParams) {
  const request = new NextRequest(new URL(nextUrl.pathname, nextUrl), { method, body });
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>;
}

export { handle as GET, handle as POST };
