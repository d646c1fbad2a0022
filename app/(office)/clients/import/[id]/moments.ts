import type { ImportState } from "#db/imports/input.ts";
import type { MomentState } from "./moment.tsx";

const order = ["file", "columns", "check", "write"] as const;
type MomentName = (typeof order)[number];

const present: Record<ImportState, MomentName | "after"> = {
  reading: "file",
  mapping: "columns",
  checking: "check",
  ready: "check",
  running: "write",
  stopping: "write",
  withdrawing: "write",
  done: "after",
  undoing: "write",
  undone: "after",
  failed: "file",
};

/** Which of the four moments are behind, which is now. */
export function moments(state: ImportState): Record<MomentName, MomentState> {
  const now = present[state];
  const at = now === "after" ? order.length : order.indexOf(now);
  const stateOf = (name: MomentName): MomentState => {
    // What was written has been taken back: nothing to tick.
    if (state === "undone" && name === "write") return "next";
    const own = order.indexOf(name);
    return own < at ? "done" : own === at ? "now" : "next";
  };
  return {
    file: stateOf("file"),
    columns: stateOf("columns"),
    check: stateOf("check"),
    write: stateOf("write"),
  };
}
