import type { Words } from "#app/words.ts";

export type PersonState = "active" | "invited" | "ended" | "closed";

interface Person {
  isInvited: boolean;
  accessEndedAt: Date | null;
  closedAt: Date | null;
}

/** Invited, at work, out but still holding an account, or gone. */
export function personStateOf({ isInvited, accessEndedAt, closedAt }: Person): PersonState {
  if (closedAt) return "closed";
  if (accessEndedAt) return "ended";
  return isInvited ? "invited" : "active";
}

export const personWords = (t: Words<"settings">) => ({
  again: t("again"),
  invited: t("invited"),
  end: t("close"),
  ended: t("closed"),
  close: t("closeAccount"),
  closed: t("accountClosed"),
  reopen: t("reopen"),
  reopened: t("reopened"),
  undo: t("undo"),
});

export type PersonWords = ReturnType<typeof personWords>;
