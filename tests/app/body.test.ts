import { expect, test } from "vitest";
import { z } from "zod";
import { formOf, jsonOf } from "#app/body.ts";
import { Refused } from "#db/errors.ts";
import { cleanMultiline } from "#db/values/text.ts";

const plain = "application/x-www-form-urlencoded";
const post = (body: string | ReadableStream<Uint8Array>, type = plain) =>
  new Request("https://slovo.test/book", {
    method: "POST",
    body,
    headers: { "content-type": type },
    duplex: "half",
  } as RequestInit);

const refusalOf = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error.code : error),
  );

test("a form of people passes, in either encoding", async () => {
  const typed = await formOf(post("text=%D0%B4%D0%B0&a=1%262"));
  expect([...typed]).toEqual([
    ["text", "да"],
    ["a", "1&2"],
  ]);
  const body = '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n&&&\r\n--b--\r\n';
  expect((await formOf(post(body, "multipart/form-data; boundary=b"))).get("text")).toBe("&&&");
});

test("a form of very many fields, or a very long one, is refused before it is taken apart", async () => {
  expect(await refusalOf(formOf(post("a&".repeat(100_000))))).toBe("body_too_large");
  expect(await refusalOf(formOf(post(`a=${"x".repeat(300_000)}`)))).toBe("body_too_large");
});

test("a body that does not say how long it is, is given up at the limit", async () => {
  let taken = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  expect(await refusalOf(formOf(post(endless)))).toBe("body_too_large");
  expect(taken).toBeLessThan(10);
});

test("what is no form and what is no object are empty", async () => {
  expect([...(await formOf(post("{}", "text/plain")))]).toEqual([]);
  for (const text of ["null", '"text"', "5", "{"]) {
    expect(await jsonOf(post(text, "application/json"))).toEqual({});
  }
});

test("a line of spaces within a text is looked through once", () => {
  const spaces = " ".repeat(200_000);
  expect(cleanMultiline(`a${spaces}b${spaces}\nc \t`)).toBe(`a${spaces}b\nc`);
});

test("a form that weighs too much is shown again, also where the address has no parameters", async () => {
  const { formRoute } = await import("#app/(public)/form-route.ts");
  const route = formRoute({
    schema: z.object({ text: z.string() }),
    run: async () => new Response("written"),
    again: async (failure, fields) => Response.json({ code: failure.code, ...fields }, { status: 422 }),
  });
  const answer = await route(post(`text=${"x".repeat(300_000)}`), {
    params: Promise.resolve(undefined as never),
  });
  expect(await answer.json()).toEqual({ code: "body_too_large" });
});
