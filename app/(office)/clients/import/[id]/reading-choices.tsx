import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";
import { Select } from "#components/select.tsx";
import { delimiters, encodings } from "#db/imports/file/read-text.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { ReadingForm } from "./reading-form.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

export const delimiterNames: Record<string, "semicolon" | "comma" | "tab" | "bar"> = {
  ";": "semicolon",
  ",": "comma",
  "\t": "tab",
  "|": "bar",
};

/** How the file was read, to be set right by hand: its sheet, header, encoding and delimiter. */
export function ReadingChoices({ of, view }: { of: Import; view: View }) {
  const { actor, t } = view;
  const encoding = (name: string) => (name.startsWith("utf") ? name.toUpperCase() : name);
  return (
    <>
      <ReadingForm key={of.version} target={{ importId: of.id, version: of.version }}>
        {of.sheets.length > 1 ? (
          <Choice name="sheet" label={t("file.sheet")}>
            <Select
              id="sheet"
              name="sheet"
              defaultValue={of.sheet ?? ""}
              options={of.sheets.map(({ name, rows }) => ({
                value: name,
                label: `${name} (${t("file.rows", { count: rows })})`,
              }))}
            />
          </Choice>
        ) : null}
        <Choice name="headerRow" label={t("file.header")}>
          <Select
            id="headerRow"
            name="headerRow"
            defaultValue={String(of.headerRow)}
            className="max-w-[280px]"
            options={headerOptions(of, view)}
          />
        </Choice>
        {of.encoding ? (
          <>
            <Choice name="encoding" label={t("file.encoding")}>
              <Select
                id="encoding"
                name="encoding"
                defaultValue={of.encoding}
                options={encodings.map((name) => ({ value: name, label: encoding(name) }))}
              />
            </Choice>
            <Choice name="delimiter" label={t("file.delimiter")}>
              <Select
                id="delimiter"
                name="delimiter"
                defaultValue={of.delimiter ?? ";"}
                options={delimiters.map((sign) => ({
                  value: sign,
                  label: t(`file.delimiters.${delimiterNames[sign] ?? "semicolon"}`),
                }))}
              />
            </Choice>
          </>
        ) : null}
      </ReadingForm>
      <TopRows of={of} view={view} />
      <p className="text-xs text-ink-3">{typo(t("file.kept"), actor.locale)}</p>
    </>
  );
}

function headerOptions({ top, headerRow }: Import, { actor, t }: View) {
  const rows = top.some(({ no }) => no === headerRow) ? top : [...top, { no: headerRow ?? 1, cells: [] }];
  return rows.map(({ no, cells }) => {
    const words = cells.filter(Boolean).slice(0, 3).join(", ").slice(0, 60);
    const row = t("file.row", { row: formatNumber(no, actor.locale) });
    return { value: String(no), label: words ? `${row}: ${words}` : row };
  });
}

function Choice({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      {children}
    </div>
  );
}

const shownRows = 8;

/** The first rows as a spreadsheet shows them, the header marked: a wrong guess is seen at once. */
function TopRows({ of, view: { actor, t } }: { of: Import; view: View }) {
  const width = Math.max(1, ...of.top.map(({ cells }) => cells.length));
  return (
    <section
      className="max-w-full overflow-x-auto rounded-lg border border-line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys
      tabIndex={0}
      aria-label={t("file.top")}
    >
      <table className="min-w-full border-collapse text-xs">
        <caption className="sr-only">{t("file.top")}</caption>
        <tbody>
          {of.top.slice(0, shownRows).map(({ no, cells }) => (
            <tr
              key={no}
              className={cx(
                "border-t border-line first:border-t-0",
                no === of.headerRow && "bg-accent-soft font-medium",
              )}
            >
              <th
                scope="row"
                className="h-8 w-10 border-r border-line bg-canvas px-2 text-right font-normal text-ink-3 tabular-nums"
              >
                {formatNumber(no, actor.locale)}
              </th>
              {Array.from({ length: width }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file stand where they stand
                <td key={at} className="max-w-[200px] truncate px-2 text-ink-2">
                  {cells[at] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
