"use server";

import { action } from "#app/action.ts";
import * as complaints from "#db/complaints/commands.ts";
import * as input from "#db/complaints/input.ts";

export const lodge = action("complaint.lodge", input.lodge, complaints.lodgeByStaff);
export const take = action("complaint.handle", input.take, complaints.takeComplaint);
export const accept = action("complaint.handle", input.accept, complaints.acceptComplaint);
export const decline = action("complaint.handle", input.decline, complaints.declineComplaint);
export const giveBack = action("complaint.handle", input.giveBack, complaints.giveBackComplaint);
export const assign = action("complaint.handle", input.assign, complaints.assignComplaint);
export const ask = action("complaint.handle", input.ask, complaints.askClient);
export const reply = action("complaint.handle", input.reply, complaints.recordReply);
export const resume = action("complaint.handle", input.resume, complaints.resumeWork);
export const decide = action("complaint.handle", input.decide, complaints.decideComplaint);
export const answer = action("complaint.handle", input.answer, complaints.answerComplaint);
export const resend = action("complaint.handle", input.resend, complaints.resendAnswer);
export const tell = action("complaint.handle", input.tell, complaints.recordTelling);
export const close = action("complaint.handle", input.close, complaints.closeComplaint);
export const reopen = action("complaint.handle", input.reopen, complaints.reopenComplaint);
export const edit = action("complaint.handle", input.edit, complaints.editComplaint);
export const note = action("complaint.handle", input.note, complaints.addNote);
