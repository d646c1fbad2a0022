import { isJson, objectOf } from "#app/body.ts";
import { problem, refusedToProgram } from "#app/problem.ts";
import { parse } from "#app/refusal.ts";
import { addressOf } from "#app/request.ts";
import { bearerOf, secretHash } from "#db/api-keys/secret.ts";
import { Refused } from "#db/errors.ts";
import { inTransaction } from "#db/index.ts";
import { countPost } from "#db/leads/count-post.ts";
import { countWrongKey } from "#db/leads/count-wrong-key.ts";
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
    const isGuess = secret !== null && error.code === "api_key_wrong";
    return problem(refusedToProgram(isGuess ? await counted(request, error) : error, locale));
  }
}

/** The refusal of a wrong key, or of too many of them; those of one address wait for each other and for nobody else. */
async function counted(request: Request, wrong: Refused): Promise<Refused> {
  const address = addressOf((name) => request.headers.get(name));
  const ip = address === "direct" || address === "unknown" ? null : address;
  try {
    await inTurn(`wrong key from ${address}`, () => inTransaction((tx) => countWrongKey(tx, ip, new Date())));
    return wrong;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
