import type { MoveName } from "#db/assignments/moves.ts";

interface Shape {
  /** The field of the command's input that the text goes to. */
  text?: { field: string; required: boolean };
  term?: "required" | "optional";
  addressee?: boolean;
}

/** What each move asks before it is made. */
export const moveShapes: Record<MoveName, Shape> = {
  accept: { term: "required", text: { field: "remark", required: false } },
  start: {},
  confirm: {},
  decline: { text: { field: "reason", required: true } },
  clarify: { text: { field: "question", required: true } },
  answer: { text: { field: "answer", required: true } },
  report: { text: { field: "result", required: false } },
  return: { text: { field: "remark", required: true }, term: "optional" },
  resend: { addressee: true, term: "required", text: { field: "remark", required: false } },
  cancel: { text: { field: "reason", required: true } },
};
