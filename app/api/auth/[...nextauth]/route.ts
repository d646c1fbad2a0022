import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#app/auth.ts";
import { isOwnOrigin } from "#app/request.ts";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

const handle = (request: NextRequest, context: Context) =>
  NextAuth(request as never, { params: context.params } as never, authOptions()) as Promise<Response>;

export const GET = handle;

export function POST(request: NextRequest, context: Context) {
  if (!isOwnOrigin(request.headers.get("origin"))) return new Response(null, { status: 403 });
  return handle(request, context);
}
