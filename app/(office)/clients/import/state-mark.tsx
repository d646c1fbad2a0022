import { cx } from "#components/cx.ts";
import { Icon, type IconName } from "#components/icon.tsx";
import { Spinner } from "#components/spinner.tsx";
import type { ImportState } from "#db/imports/input.ts";
import type { Translator } from "./translator.ts";

const looks: Record<ImportState, { icon: IconName | "spinner"; tone?: "done" | "late" | "off" }> = {
  reading: { icon: "spinner" },
  mapping: { icon: "columns-3" },
  checking: { icon: "spinner" },
  ready: { icon: "list" },
  running: { icon: "spinner" },
  stopping: { icon: "spinner" },
  withdrawing: { icon: "spinner" },
  done: { icon: "circle-check", tone: "done" },
  undoing: { icon: "spinner" },
  undone: { icon: "undo-2", tone: "off" },
  failed: { icon: "circle-alert", tone: "late" },
};

export function StateMark({ state, t }: { state: ImportState; t: Translator }) {
  const { icon, tone } = looks[state];
  return (
    <span className={cx("state", tone && `state-${tone}`)}>
      {icon === "spinner" ? <Spinner /> : <Icon name={icon} size={14} />}
      {t(`states.${state}`)}
    </span>
  );
}
