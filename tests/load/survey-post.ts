import autocannon from "autocannon";
import { makeToken } from "#db/tokens.ts";
import { cpuOf, median, type Sample } from "./measure.ts";
import { openLinks } from "./survey-links.ts";

interface Server {
  origin: string;
  pid: () => number;
}

interface Setup {
  floor: Server;
  office: Server;
  /** Of the servers, DATABASE_OWNER_URL and TOKEN_SECRET among them: the links are made as the product makes them. */
  variables: { DATABASE_OWNER_URL: string };
  rounds: number;
  seconds: number;
}

interface Post {
  method: "POST";
  path: string;
  headers: Record<string, string>;
  body: string;
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };
const words = "Мастер приехал вовремя, убрал за собой, объяснил, как чистить фильтр.";

const answer = (token: string): Post => ({
  method: "POST",
  path: `/s/${token}`,
  headers: form,
  body: new URLSearchParams({ "answer.nps": "9", "answer.why": words }).toString(),
});
const note: Post = {
  method: "POST",
  path: "/insert",
  headers: json,
  body: JSON.stringify({ note: words }),
};

/** Posts at eight connections for some seconds; each takes the next request of the list, which must not run out. */
async function posts({ origin, pid }: Server, next: () => Post, expected: "2xx" | "3xx", seconds: number) {
  const before = cpuOf(pid());
  const result = await autocannon({
    url: origin,
    connections: 8,
    duration: seconds,
    requests: [{ ...next(), setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  const requests = result.requests.total;
  if (result[expected] !== requests || result.errors > 0)
    throw new Error(
      `${origin}: ${requests} answers, ${result[expected]} as expected, ${result.errors} errors`,
    );
  const sample: Sample = { rps: requests / result.duration, cpuMs: (cpuOf(pid()) - before) / requests };
  return { ...sample, p50: result.latency.p50 };
}

/**
 * The row `survey-post`: a finished answer of a new client each time, against a bare handler that inserts one row.
 * Call it with the servers' TOKEN_SECRET in the environment. `ratio` is how many times slower; promised is 2 at most.
 */
export async function surveyPost({ floor, office, variables, rounds, seconds }: Setup) {
  const ids = await openLinks(variables.DATABASE_OWNER_URL, 60_000);
  const links = ids.map((id) => makeToken("survey", id));
  const nextAnswer = () => {
    const token = links.pop();
    if (!token) throw new Error("All links are used up: fewer rounds, or more clients.");
    return answer(token);
  };
  const nextNote = () => note;
  await posts(floor, nextNote, "2xx", 2); // warm up: compiled code, filled caches
  await posts(office, nextAnswer, "3xx", 2);
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push({
      bare: await posts(floor, nextNote, "2xx", seconds),
      own: await posts(office, nextAnswer, "3xx", seconds),
    });
  }
  return {
    name: "survey-post",
    rps: median(pairs.map(({ own }) => own.rps)),
    p50_ms: median(pairs.map(({ own }) => own.p50)),
    cpu_ms: median(pairs.map(({ own }) => own.cpuMs)),
    ratio: median(pairs.map(({ bare, own }) => bare.rps / own.rps)),
  };
}
