import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();
const { inTransaction } = await import("#db/index.ts");
const { previewOf } = await import("#db/mailings/preview.ts");
const { draft, makeSender } = await import("./office.ts");

let sender: Awaited<ReturnType<typeof makeSender>>;
beforeAll(async () => {
  sender = await makeSender();
});

const look = (id: string, buttonUrl: string) =>
  inTransaction((tx) =>
    previewOf(tx, sender.director, { id, subject: "Тема", body: "Текст", buttonLabel: "Открыть", buttonUrl }),
  );

test("a button leads where a draft may keep it to lead", async () => {
  const { props, checks } = await look(await draft(sender), "https://example.ru/a");
  expect(props.button).toEqual({ label: "Открыть", url: "https://example.ru/a" });
  expect(checks.filter(({ field }) => field === "buttonUrl")).toEqual([]);
});

test.each(["javascript:alert(1)", "example.ru", "https://example.ru/{{client}}"])(
  "no link is made of %s, and the checks say so",
  async (address) => {
    const { props, checks } = await look(await draft(sender), address);
    expect(props.button).toBeNull();
    expect(checks.filter(({ field }) => field === "buttonUrl")).toHaveLength(1);
  },
);
