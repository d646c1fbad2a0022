import { env } from "#db/env.ts";
import { inTransaction } from "#db/index.ts";
import { receiveEvent } from "#db/mailings/provider-events.ts";
import { readEvent } from "./event.ts";
import { isSigned } from "./signature.ts";

const largest = 256 * 1024;
const say = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });

/** What Resend tells of letters it has taken. The signature over the raw body is the only proof of who speaks. */
export async function POST(request: Request): Promise<Response> {
  const secret = env().RESEND_WEBHOOK_SECRET;
  if (secret === undefined) return say(404);
  const header = (name: string) => request.headers.get(name) ?? "";
  if (Number(request.headers.get("content-length") ?? 0) > largest) return say(413);
  const id = header("svix-id");
  const signed = { id, timestamp: header("svix-timestamp"), signatures: header("svix-signature") };
  const body = await request.text();
  const now = new Date();
  if (id === "" || id.length > 200 || !isSigned(secret, signed, body, now)) return say(401);
  const event = readEvent(id, body, now);
  if (event === null) return say(400);
  await inTransaction((tx) => receiveEvent(tx, event, now));
  return say(204);
}
