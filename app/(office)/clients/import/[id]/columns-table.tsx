import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import { Select } from "#components/select.tsx";
import type { ImportColumn } from "#db/imports/input.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatPercent } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";

type Import = Awaited<ReturnType<typeof getImport>>;

/** «A», «B», … «AA»: what a spreadsheet calls the column. */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letters(rest - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}

/** What each column was taken for, how sure that is and why; the choice can be corrected unless `fixed`. */
export function ColumnsTable({ of, fixed, view }: { of: Import; fixed: boolean; view: View }) {
  const { t } = view;
  return (
    <table className="w-full max-md:block max-md:[&>tbody]:block border-collapse text-sm">
      <caption className="sr-only">{t("map.caption")}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-ink-3 [&>th]:h-8 [&>th]:pr-4 [&>th]:font-medium">
          <th scope="col" className="w-8">
            <span className="sr-only">{t("map.column")}</span>
          </th>
          <th scope="col">{t("map.column")}</th>
          <th scope="col">{t("map.inside")}</th>
          <th scope="col" className="w-20 text-right">
            {t("map.filled")}
          </th>
          <th scope="col" className="w-[280px]">
            {t("map.to")}
          </th>
          <th scope="col" className="w-[200px]">
            {t("map.sureness")}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file stand where they stand
          <Row key={index} index={index} column={column} of={of} fixed={fixed} view={view} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { index: number; column: ImportColumn; of: Import; fixed: boolean; view: View };

function Row({ index, column, of, fixed, view: { actor, t, fields } }: RowProps) {
  const header = column.header || t("map.untitled");
  const field = of.mapping[index] ?? null;
  const share = of.total === 0 ? 0 : column.filled / of.total;
  const label = (key: string) =>
    typo(say(fields[key]?.label ?? { ru: key, en: key }, actor.locale), actor.locale);
  return (
    <tr className="border-b border-line align-top max-md:grid max-md:gap-1 max-md:py-3 md:[&>td]:pr-4 md:[&>td]:py-2.5">
      <td className="text-ink-3 max-md:hidden">{letters(index)}</td>
      <td className="font-medium break-words md:max-w-[220px]">{header}</td>
      <td className="text-ink-2 md:max-w-[260px]">
        <span className="line-clamp-2 break-words">{column.samples.join(" • ")}</span>
      </td>
      <td className="text-ink-2 tabular-nums max-md:text-xs md:text-right">
        <span className="md:hidden">{t("map.filled")} </span>
        {formatPercent(share, actor.locale)}
      </td>
      <td className={fixed ? undefined : "md:py-1.5!"}>
        {fixed ? (
          <span className={cx(field === null && "text-ink-3")}>{field ? label(field) : t("map.skip")}</span>
        ) : (
          <Select
            name={`column-${index}`}
            defaultValue={field ?? ""}
            aria-label={t("map.for", { header })}
            empty={t("map.skip")}
            options={Object.keys(fields).map((key) => ({ value: key, label: label(key) }))}
            className="w-full text-sm"
          />
        )}
      </td>
      <td className="max-md:text-xs">
        <Sureness column={column} field={field} t={t} />
      </td>
    </tr>
  );
}

function Sureness({ column, field, t }: { column: ImportColumn; field: string | null; t: View["t"] }) {
  if (field !== column.guess) return <span className="state">{t("map.yours")}</span>;
  if (column.guess === null) {
    const empty = column.ground === "empty";
    return <span className="state state-off">{empty ? t("map.ground.empty") : t("map.sure.none")}</span>;
  }
  const doubt = column.sure !== "exact";
  return (
    <span className={cx("state items-start! whitespace-normal!", doubt ? "state-soon" : "state-done")}>
      <Icon name={doubt ? "circle-question-mark" : "check"} size={14} className="mt-[3px]" />
      <span>
        {t(`map.sure.${column.sure}`)}: {t(`map.ground.${column.ground}`)}
      </span>
    </span>
  );
}
