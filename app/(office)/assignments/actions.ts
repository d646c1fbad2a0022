"use server";

import { action } from "#app/action.ts";
import * as assignments from "#db/assignments/commands.ts";
import * as input from "#db/assignments/input.ts";

export const issue = action("assignment.act", input.issue, assignments.issueAssignment);
export const accept = action("assignment.act", input.accept, assignments.acceptAssignment);
export const start = action("assignment.act", input.start, assignments.startAssignment);
export const decline = action("assignment.act", input.decline, assignments.declineAssignment);
export const clarify = action("assignment.act", input.clarify, assignments.clarifyAssignment);
export const answer = action("assignment.act", input.answer, assignments.answerAssignment);
export const report = action("assignment.act", input.report, assignments.reportAssignment);
export const confirm = action("assignment.act", input.confirm, assignments.confirmAssignment);
export const giveBack = action("assignment.act", input.giveBack, assignments.returnAssignment);
export const resend = action("assignment.act", input.resend, assignments.resendAssignment);
export const cancel = action("assignment.act", input.cancel, assignments.cancelAssignment);
