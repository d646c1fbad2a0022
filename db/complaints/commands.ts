export { clientReplied } from "#db/complaints/client-reply.ts";
export { editComplaint } from "#db/complaints/edit.ts";
export {
  acceptComplaint,
  assignComplaint,
  declineComplaint,
  giveBackComplaint,
  takeComplaint,
} from "#db/complaints/hand-over.ts";
export { lodgeByStaff, lodgeComplaint } from "#db/complaints/lodge.ts";
export { recordTelling, resendAnswer } from "#db/complaints/reach.ts";
export { addNote, answerComplaint, askClient, recordReply, resumeWork } from "#db/complaints/talk.ts";
export { closeComplaint, decideComplaint, reopenComplaint } from "#db/complaints/verdict.ts";
