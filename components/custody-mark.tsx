import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./icon.tsx";
import { StateLine } from "./stage-mark.tsx";

/** One stroke: handed, not taken. Two: taken. Tick: reported. Two ticks: confirmed. */
export type CustodyState =
  | "handed"
  | "taken"
  | "questioned"
  | "reported"
  | "confirmed"
  | "declined"
  | "returned"
  | "cancelled";

const glyph: Record<CustodyState, IconName> = {
  handed: "chevron-right",
  taken: "chevrons-right",
  questioned: "circle-question-mark",
  reported: "check",
  confirmed: "check-check",
  declined: "undo-2",
  returned: "rotate-ccw",
  cancelled: "x",
};

/** The glyph of a state of custody. */
export function custodyIcon(state: CustodyState): IconName {
  return glyph[state];
}

/** The state with its word: «Передано, не принято». */
export function CustodyMark({ state, children }: { state: CustodyState; children: ReactNode }) {
  const live = state === "handed" || state === "taken" || state === "reported";
  return (
    <StateLine icon={glyph[state]} tone={state === "confirmed" ? "done" : live ? "live" : "calm"}>
      {children}
    </StateLine>
  );
}

export type CustodyParty = { name: string; kind?: "person" | "department" | "outsider" };

type Props = {
  giver: CustodyParty;
  receiver: CustodyParty;
  state: CustodyState;
  /** Who is filled; none when all is confirmed or cancelled. */
  holder: "giver" | "receiver" | "none";
  /** The sentence: «держит Ирина Соколова, пока сервис не принял». */
  children?: ReactNode;
};

/** Giver, stroke, receiver, then the sentence. */
export function Custody({ giver, receiver, state, holder, children }: Props) {
  return (
    <span className="custody">
      <Avatar {...giver} size={20} holder={holder === "giver"} labelled={!children} />
      <Icon name={glyph[state]} size={14} className={cx(state === "taken" && "text-accent-ink")} />
      <Avatar {...receiver} size={20} holder={holder === "receiver"} labelled={!children} />
      {children ? <span className="custody-says">{children}</span> : null}
    </span>
  );
}
