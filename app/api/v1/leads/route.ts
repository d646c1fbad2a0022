import { isJson, objectOf } from "#app/body.ts";
import { problem, refusedToProgram } from "#app/problem.ts";
import { parse } from "#app/refusal.ts";
import { bearerOf, secretHash } from "#db/api-keys/secret.ts";
import { Refused } from "#db/errors.ts";
import { inTransaction } from "#db/index.ts";
import { countPost } from "#db/leads/count-post.ts";
import { lead } from "#db/leads/input.ts";
import { takeLead } from "#db/leads/take-lead.ts";
import { inTurn } from "./turns.ts";

const largest = 32 * 1024;

/**
 * A lead from a form of the company's own site. The key says who speaks, so there is no cookie and no origin to check;
 * the answer is the same for a client we know and for one we do not.
 */
export async function POST(request: Request): Promise<Response> {
  const locale = request.headers.get("accept-language")?.startsWith("en") ? "en" : "ru";
  const secret = bearerOf(request.headers.get("authorization"));
  try {
    if (!secret) throw new Refused("api_key_wrong");
    if (!isJson(request)) throw new Refused("body_not_json");
    const body = await objectOf(request, largest);
    const now = new Date();
    return await inTurn(secretHash(secret), async () => {
      await inTransaction((tx) => countPost(tx, secret, now));
      const parsed = parse(lead, body, locale);
      if (!parsed.ok) return problem(parsed);
      const { id } = await inTransaction((tx) => takeLead(tx, secret, parsed.data, now));
      return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return problem(refusedToProgram(error, locale));
  }
}
