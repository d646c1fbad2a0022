import { expect, it } from "vitest";
import { catalogues, type Messages } from "#app/messages/catalogues.ts";
import { problems } from "#db/imports/problems.ts";

/** A toast of one sentence has no full stop; one of several keeps them all. */
it.each(["ru", "en"] as const)("ends toasts alike: %s", (locale) => {
  const { desk, form } = catalogues[locale].assignments as Messages["assignments"];
  for (const toast of [...Object.values(desk.done), form.done, form.doneOwn, form.undone]) {
    expect(/\. /.test(toast), toast).toBe(toast.endsWith("."));
  }
});

it("speaks English without a Cyrillic letter or a Russian quote", () => {
  expect(JSON.stringify(catalogues.en)).not.toMatch(/ИНН|КПП|ОГРН|[«»]/);
  const said = Object.values(problems).flatMap(({ label, remark }) => [label.en, remark.en]);
  expect(said.join("\n")).not.toMatch(/[\u0400-\u04ff«»]/);
});
