import { Checkbox } from "#components/checkbox.tsx";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import type { ProblemGroup } from "#db/imports/problem-queries.ts";
import type { getImport } from "#db/imports/queries.ts";
import { say } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { mendedCells } from "./row-title.ts";

type Import = Awaited<ReturnType<typeof getImport>>;

interface Props {
  row: ProblemGroup;
  place: number;
  of: Import;
  view: View;
}

/** Longer ones are read, not typed. */
const LONGEST = 300;

/** What stands in the cell, and, while it can still be mended, a field to type what it is to be. */
export function FixCell({ row, place, of, view }: Props) {
  const { t } = view;
  const { problem, times, cells, rowNo } = row;
  const { column } = problem;
  const was = column === null ? "" : (cells[column] ?? "");
  const key = column === null ? null : of.mapping[column];
  if (of.state !== "ready" || column === null || !key || was.length > LONGEST) {
    if (problem.value === "") return <span className="text-ink-3">{t("check.empty")}</span>;
    return <span className="line-clamp-3">{problem.value}</span>;
  }
  const shown = mendedCells(of, rowNo, cells)[column] ?? "";
  const name = `fix-${place}`;
  const given = {
    name,
    "data-column": column,
    "data-was": was,
    "data-row": rowNo,
    "data-shown": shown,
    "aria-label": t("check.fix", { column: of.headers[column] ?? "", row: rowNo }),
  };
  const values = view.fields[key]?.values;
  return (
    <div className="grid gap-1">
      {shown !== was ? (
        <span className="text-xs text-ink-3">
          {t("check.inFile")} <s>{was === "" ? t("check.empty") : was}</s>
        </span>
      ) : null}
      {values ? (
        <Select
          {...given}
          defaultValue={shown}
          className="text-sm"
          options={[
            { value: shown, label: shown },
            ...values.map((value) => ({
              value: say(value, view.actor.locale),
              label: say(value, view.actor.locale),
            })),
            { value: "", label: t("check.leaveEmpty") },
          ]}
        />
      ) : (
        <Input {...given} defaultValue={shown} maxLength={1_000} className="text-sm" autoComplete="off" />
      )}
      {times > 1 ? (
        <Checkbox name={`${name}-alike`} defaultChecked className="text-xs">
          {t("check.alike", { count: times })}
        </Checkbox>
      ) : null}
    </div>
  );
}
