import { expect, it } from "vitest";
import { attachment } from "#app/(office)/clients/import/[id]/errors/attachment.ts";
import { moments } from "#app/(office)/clients/import/[id]/moments.ts";
import { undoParts } from "#app/(office)/clients/import/[id]/undo-parts.ts";

it("ticks every moment of an import that is written, and not the writing of one taken back", () => {
  expect(moments("done")).toEqual({ file: "done", columns: "done", check: "done", write: "done" });
  expect(moments("undoing").write).toBe("now");
  expect(moments("undone")).toEqual({ file: "done", columns: "done", check: "done", write: "next" });
});

it("names a file in any letters, and plainly for what reads no others", () => {
  expect(attachment("Не вошла 1\u00a0строка (a).csv", "errors-1.csv")).toBe(
    "attachment; filename=\"errors-1.csv\"; filename*=UTF-8''" +
      "%D0%9D%D0%B5%20%D0%B2%D0%BE%D1%88%D0%BB%D0%B0%201%20%D1%81%D1%82%D1%80%D0%BE%D0%BA%D0%B0%20%28a%29.csv",
  );
});

it("offers an undo only where something would come back, and else says why not", () => {
  const none = { removed: 0, restored: 0, kept: 0, edited: 0 };
  expect(undoParts({ ...none, removed: 2, kept: 3 })).toEqual({
    back: [{ part: "removed", count: 2 }],
    stays: [{ part: "kept", count: 3 }],
    nothing: null,
  });
  // Of a card corrected by hand the other values still go back.
  expect(undoParts({ ...none, restored: 1, edited: 1 }).nothing).toBeNull();
  expect(undoParts({ ...none, kept: 3 }).nothing).toBe("allWorkedWith");
  expect(undoParts(none).nothing).toBe("nothingBack");
});
