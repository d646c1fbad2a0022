import { cx } from "#components/cx.ts";
import { type Measure, MOST_MONTHS } from "#db/segments/measure.ts";
import { fieldEntry } from "#db/segments/registry.ts";
import { plural } from "#db/values/text.ts";
import type { Desk } from "./desk.ts";
import type { DraftCondition } from "./draft.ts";

interface Props {
  condition: DraftCondition;
  label: string;
  faulty: boolean;
  desk: Desk;
  put: (value: Measure) => void;
}

/** How much, in roubles or times, and within how many months where the field asks for it. */
export function MeasureValue({ condition, label, faulty, desk, put }: Props) {
  const { words, locale } = desk;
  const measure = fieldEntry(condition.field)?.measure;
  const value = condition.value as Measure;
  const inKopecks = measure?.unit === "kopecks";
  const isNumber = measure?.unit === "number";
  const shown = inKopecks ? value.n / 100 : value.n;
  const change = (typed: number) => {
    const n = Number.isNaN(typed) ? 0 : typed;
    put({ ...value, n: isNumber ? n : Math.round(n * (inKopecks ? 100 : 1)) });
  };
  return (
    <>
      <span className={cx("tok tok-field", faulty && "tok-fault")}>
        <input
          type="number"
          min={isNumber ? undefined : 0}
          step={inKopecks || isNumber ? "any" : 1}
          inputMode="decimal"
          className="tok-wide"
          aria-label={label}
          value={shown === 0 ? "" : shown}
          placeholder="0"
          onChange={(event) => change(event.target.valueAsNumber)}
        />
        {isNumber ? null : inKopecks ? "₽" : plural(locale, value.n, words.times)}
      </span>
      {measure?.period ? (
        <span className={cx("tok tok-field", faulty && "tok-fault")}>
          {words.within}
          <input
            type="number"
            min={1}
            max={MOST_MONTHS}
            inputMode="numeric"
            aria-label={words.period}
            value={value.months ?? ""}
            onChange={(event) => put({ ...value, months: Math.trunc(event.target.valueAsNumber) || null })}
          />
          {plural(locale, value.months ?? 0, words.months)}
        </span>
      ) : null}
    </>
  );
}
