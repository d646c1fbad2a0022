import { expect, test } from "vitest";
import { limitBody } from "#app/(office)/clients/import/upload/limit-body.ts";

const readAll = limitBody(
  100,
  async (request: Request) => {
    const text = await request.text().catch(() => null);
    return text === null ? new Response(null, { status: 422 }) : new Response(text);
  },
  async () => new Response(null, { status: 413 }),
);

const post = (body: BodyInit, headers: Record<string, string> = {}) => {
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  return readAll(new Request("https://slovo.test/", init), undefined);
};

function streamed(chunks: number, taken: { count: number } = { count: 0 }) {
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken.count++ < chunks) controller.enqueue(new Uint8Array(50));
      else controller.close();
    },
  });
}

test("a body within the limit passes whole", async () => {
  const answer = await post("x".repeat(100), { "x-own": "1" });
  expect(await answer.text()).toBe("x".repeat(100));
});

test("a body that says it is larger is not begun", async () => {
  const answer = await post(streamed(1), { "content-length": "101" });
  expect(answer.status).toBe(413);
});

test("a body that does not say so is given up at the limit", async () => {
  const taken = { count: 0 };
  expect((await post(streamed(1_000_000, taken))).status).toBe(413);
  expect(taken.count).toBeLessThan(10);
});
