import { expect, it } from "vitest";
import { objectOf } from "#app/body.ts";
import { problem, refusedToProgram } from "#app/problem.ts";
import { failure } from "#app/refusal.ts";
import { bearerOf, newSecret } from "#db/api-keys/secret.ts";
import { Refused } from "#db/errors.ts";

it("says no to a program in a problem document, with the field and when to come again", async () => {
  const wrong = problem(failure("invalid", "ru", { fields: { idempotencyKey: "нужен" } }));
  expect(wrong.status).toBe(422);
  expect(wrong.headers.get("content-type")).toBe("application/problem+json");
  expect(await wrong.json()).toMatchObject({
    status: 422,
    code: "invalid",
    errors: [{ field: "idempotencyKey", detail: "нужен" }],
  });
  expect(problem(failure("api_key_wrong", "ru")).headers.get("www-authenticate")).toBe("Bearer");
  const reused = problem(refusedToProgram(new Refused("key_reused"), "en"));
  expect(reused.status).toBe(409);
  expect((await reused.json()).title).toContain("idempotencyKey");
  const flood = problem(failure("too_many_posts", "en"));
  expect([flood.status, flood.headers.get("retry-after")]).toEqual([429, "600"]);
});

it("takes a key only as a bearer's, whole", () => {
  const secret = newSecret();
  expect(bearerOf(`Bearer ${secret}`)).toBe(secret);
  for (const header of [null, "", secret, `Basic ${secret}`, `Bearer ${secret}x`, "Bearer slovo_1"])
    expect(bearerOf(header)).toBeNull();
});

it("takes no body that is large or no object", async () => {
  const posted = (body: string) => objectOf(new Request("http://x.test", { method: "POST", body }), 100);
  expect(await posted('{"a":1}')).toEqual({ a: 1 });
  for (const body of ["", "[]", "null", "{"])
    await expect(posted(body)).rejects.toMatchObject({ code: "body_not_json" });
  await expect(posted(`{"a":"${"x".repeat(200)}"}`)).rejects.toMatchObject({ code: "body_too_large" });
});
