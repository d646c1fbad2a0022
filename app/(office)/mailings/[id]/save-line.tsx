"use client";

import type { Messages } from "#app/messages/catalogues.ts";
import { cx } from "#components/cx.ts";
import { Icon, type IconName } from "#components/icon.tsx";
import { Spinner } from "#components/spinner.tsx";
import { useDesk } from "./draft-desk.tsx";
import type { SaveState } from "./use-draft.ts";

const looks: Record<SaveState, { icon?: IconName; tone?: string }> = {
  saved: { icon: "check" },
  dirty: { icon: "pencil-line" },
  saving: {},
  failed: { icon: "cloud-off", tone: "state-late" },
  faulty: { icon: "circle-alert", tone: "state-late" },
  conflict: { icon: "circle-alert", tone: "state-soon" },
};

/** Whether what is on the screen is stored. */
export function SaveLine({ words }: { words: Messages["mailings"]["letter"] }) {
  const { state } = useDesk().draft;
  const { icon, tone } = looks[state];
  return (
    <span
      role="status"
      className={cx("state max-w-full", tone ?? "state-off", tone && "whitespace-normal")}
      data-save={state}
    >
      {icon ? <Icon name={icon} size={14} /> : <Spinner />}
      {words[state === "conflict" ? "dirty" : state]}
    </span>
  );
}
