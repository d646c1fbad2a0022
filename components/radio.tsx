import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type Props = {
  name: string;
  legend: ReactNode;
  /** The legend is read aloud only. */
  legendHidden?: boolean;
  options: readonly RadioOption[];
  defaultValue?: string;
  required?: boolean;
  inline?: boolean;
  className?: string;
};

export function RadioGroup({
  name,
  legend,
  legendHidden,
  options,
  defaultValue,
  required,
  inline,
  className,
}: Props) {
  return (
    <fieldset className={className}>
      <legend className={legendHidden ? "sr-only" : "field-label mb-1"}>{legend}</legend>
      <div className={cx("flex gap-x-4 gap-y-2", inline ? "flex-wrap" : "flex-col")}>
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type="radio"
              className="box"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
              disabled={option.disabled}
            />
            <span>
              {option.label}
              {option.hint ? <span className="field-hint block">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
