import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ResendLetter {
  from: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
}

/** What the server does with one request; what is not said is done as usual. `taken` is after the letters are kept. */
export interface Trouble {
  before?: { status: number; name?: string; headers?: Record<string, string> };
  taken?: "500" | "hang up" | "never answer";
}

interface Answer {
  status: number;
  body: object;
}

const most = 100;
const keyLivesMs = 24 * 3_600_000;

/**
 * Resend as its documentation tells of it: batches of a hundred, a key that stands for one request for 24 hours (the
 * same body has the same answer, another is refused), one wrong letter refuses its batch, rate headers.
 */
export async function resendServer(trouble: (request: number) => Trouble | undefined = () => undefined) {
  const letters: (ResendLetter & { id: string })[] = [];
  const keys: string[] = [];
  const answered = new Map<string, { body: string; answer: Answer; at: number }>();
  let requests = 0;
  let remaining: number | null = null;

  function take(body: string): Answer {
    const batch = JSON.parse(body) as ResendLetter[];
    if (batch.length > most) return fault(422, "validation_error", "more than 100");
    if (batch.some(({ to }) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(to[0] ?? "") || to[0]?.startsWith("wrong")))
      return fault(422, "validation_error", "Invalid `to` field");
    const kept = batch.map((letter) => ({ ...letter, id: randomUUID() }));
    letters.push(...kept);
    return { status: 200, body: { data: kept.map(({ id }) => ({ id })) } };
  }

  function underKey(key: string, body: string): Answer {
    const known = answered.get(key);
    if (known && Date.now() - known.at < keyLivesMs)
      return known.body === body ? known.answer : fault(409, "invalid_idempotent_request", "another body");
    const answer = take(body);
    if (answer.status === 200) answered.set(key, { body, answer, at: Date.now() });
    return answer;
  }

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const planned = trouble(++requests);
    const say = ({ status, body }: Answer, headers: Record<string, string> = {}) => {
      const left: Record<string, string> =
        remaining === null ? {} : { "ratelimit-remaining": String(remaining), "ratelimit-reset": "1" };
      response.writeHead(status, { "content-type": "application/json", ...left, ...headers });
      response.end(JSON.stringify(body));
    };
    if (request.url !== "/emails/batch" || request.method !== "POST")
      return say(fault(404, "not_found", "no such path"));
    if (request.headers.authorization !== "Bearer re_test")
      return say(fault(403, "invalid_api_key", "API key is invalid"));
    if (planned?.before)
      return say(fault(planned.before.status, planned.before.name ?? "", "trouble"), planned.before.headers);
    const key = String(request.headers["idempotency-key"]);
    keys.push(key);
    const answer = underKey(key, Buffer.concat(chunks).toString("utf8"));
    if (planned?.taken === "500") return say(fault(500, "internal_server_error", "oops"));
    if (planned?.taken === "hang up") return response.destroy();
    if (planned?.taken === "never answer") return;
    return say(answer);
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    letters,
    keys,
    requests: () => requests,
    limit: (left: number | null) => {
      remaining = left;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const fault = (status: number, name: string, message: string): Answer => ({
  status,
  body: { statusCode: status, name, message },
});
