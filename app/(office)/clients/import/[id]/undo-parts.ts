type Part = "removed" | "restored" | "kept" | "edited";
export type UndoLine = { part: Part; count: number };

/** What of an import comes back by an undo and what stays; `nothing` says why there is no undo to offer. */
export function undoParts(undo: Record<Part, number>): {
  back: UndoLine[];
  stays: UndoLine[];
  nothing: "nothingBack" | "allWorkedWith" | null;
} {
  const lines = (parts: readonly Part[]) =>
    parts.filter((part) => undo[part] > 0).map((part) => ({ part, count: undo[part] }));
  const back = lines(["removed", "restored"]);
  const stays = lines(["kept", "edited"]);
  if (back.length > 0) return { back, stays, nothing: null };
  return { back, stays, nothing: stays.length > 0 ? "allWorkedWith" : "nothingBack" };
}
