import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";

/** What a control needs to belong to its label, hint and error. Spread it on the control. */
export type FieldControl = {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A hint that warns without refusing. */
  hintTone?: "calm" | "soon";
  /** Replaces the hint: what is wrong and what would be right. */
  error?: ReactNode;
  /** The word «необязательно»: optional is marked, required is not. */
  optional?: ReactNode;
  /** Give one when two forms on a page have a field of the same name. */
  id?: string;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

export function Field({
  name,
  label,
  hint,
  hintTone,
  error,
  optional,
  id = name,
  className,
  children,
}: Props) {
  const noteId = `${id}-note`;
  const hasNote = Boolean(error || hint);
  return (
    <div className={cx("field", className)}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="font-normal text-ink-3"> {optional}</span> : null}
      </label>
      {children({
        id,
        name,
        "aria-describedby": hasNote ? noteId : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? <FieldError id={noteId}>{error}</FieldError> : null}
      {hint && !error ? (
        <p id={noteId} className={cx("field-hint", hintTone === "soon" && "text-soon")}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="field-error">
      <Icon name="circle-alert" size={14} className="mt-px" />
      <span>{children}</span>
    </p>
  );
}
