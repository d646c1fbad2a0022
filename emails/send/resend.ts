import { z } from "zod";
import {
  type Batches,
  type BatchResult,
  type OutgoingLetter,
  originOf,
  Retry,
  Stopped,
  type Transport,
  Unreachable,
  Unsure,
} from "./outgoing.ts";

export interface ResendAccount {
  key: string;
  baseUrl: string;
}

const taken = z.object({ data: z.array(z.object({ id: z.string() })) });
const fault = z.object({ name: z.string().catch(""), message: z.string().catch("") });

/** A connection that never was has carried nothing over. */
const neverConnected = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];
const longestRestMs = 60_000;

/** Letters by Resend, a hundred in one request. A repeat under the same key within 24 hours is the same letters. */
export function resend(account: ResendAccount, timeoutMs = 30_000): Transport {
  let restUntil = 0;

  const batches: Batches = {
    size: 100,
    restMs: () => Math.max(0, restUntil - Date.now()),
    async send(letters, key) {
      const answer = await ask(account, letters, key, timeoutMs);
      const restMs = restOf(answer.headers);
      if (restMs > 0) restUntil = Date.now() + restMs;
      return judge(answer.status, answer.body, letters.length);
    },
  };
  return {
    name: "resend",
    keyed: true,
    batches,
    async send(letter) {
      const result = await batches.send([letter], letter.id);
      return result.outcome === "accepted" ? { outcome: "accepted" } : result;
    },
    close: async () => {},
  };
}

function payload(letter: OutgoingLetter) {
  const { id, to, from, subject, html, text, replyTo, answersAlso } = letter;
  const own = { ...originOf(letter), ...letter.headers };
  return {
    from,
    to: [to.address],
    subject,
    html,
    text,
    headers: own,
    ...(replyTo ? { reply_to: answersAlso ? [replyTo.address, answersAlso] : replyTo.address } : {}),
    tags: [{ name: "recipient", value: id }],
  };
}

async function ask(
  { key, baseUrl }: ResendAccount,
  letters: readonly OutgoingLetter[],
  batchKey: string,
  timeoutMs: number,
) {
  try {
    const response = await fetch(`${baseUrl}/emails/batch`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "idempotency-key": batchKey,
        "user-agent": "slovo",
      },
      body: JSON.stringify(letters.map(payload)),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    const cause = (error as Error).cause as { code?: string } | undefined;
    const detail = `${String(error)}${cause?.code ? ` (${cause.code})` : ""}`;
    if (neverConnected.includes(cause?.code ?? "")) throw new Unreachable(detail, { cause: error });
    throw new Unsure(detail, { cause: error });
  }
}

/** What the headers of an answer ask for, in milliseconds: at once, or when the window begins anew. */
function restOf(headers: Headers): number {
  const seconds = (name: string) => Number(headers.get(name) ?? Number.NaN);
  const asked = seconds("retry-after");
  const spent = seconds("ratelimit-remaining") <= 0 ? seconds("ratelimit-reset") : Number.NaN;
  const longest = Math.max(...[asked, spent].filter(Number.isFinite), 0);
  return Math.min(longest * 1000, longestRestMs);
}

function read<S extends z.ZodType>(schema: S, body: string): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

function judge(status: number, body: string, letters: number): BatchResult {
  if (status >= 200 && status < 300) {
    const ids = read(taken, body)?.data.map(({ id }) => id);
    if (ids?.length === letters) return { outcome: "accepted", ids };
    throw new Unsure(`answered ${status} without a name for each letter`);
  }
  const { name, message } = read(fault, body) ?? { name: "", message: body.slice(0, 200) };
  const detail = `${status} ${name} ${message}`.trim();
  // Under this key other letters were taken, or the same with other words: whether ours were, nobody can say.
  if (status === 409 && name === "invalid_idempotent_request") return { outcome: "unknown", detail };
  if (status === 409 || status >= 500 || status === 408) throw new Unsure(detail);
  if (status === 429 && !/quota/.test(name)) throw new Retry(detail);
  if (status === 400 || status === 413 || status === 422) return { outcome: "refused", detail };
  throw new Stopped(detail);
}
