import type { Words } from "#app/words.ts";
import { ClassMark } from "#components/class-mark.tsx";
import { Static } from "#components/static-html.tsx";
import { type AbcClass, abcClasses, type XyzClass, xyzClasses } from "#db/classes/registries.ts";
import type { Cell } from "#db/classes/report.ts";
import { formatMoney, formatNumber, formatPercent } from "#db/values/money.ts";
import type { Locale } from "#db/values/text.ts";
import { among, isEmpty, listHref } from "./list-href.ts";

const letters = Object.keys(abcClasses) as AbcClass[];
type Column = XyzClass | "none";

interface Props {
  cells: readonly Cell[];
  t: Words<"classes">;
  locale: Locale;
}

const sumOf = (cells: readonly Cell[]) =>
  cells.reduce((sum, one) => ({ clients: sum.clients + one.clients, value: sum.value + one.value }), {
    clients: 0,
    value: 0,
  });

/** ABC down, XYZ across; each number leads to the clients behind it. */
export function Matrix({ cells, t, locale }: Props) {
  const all = sumOf(cells);
  const columns: Column[] = [
    ...(Object.keys(xyzClasses) as XyzClass[]),
    ...(cells.some(({ xyz }) => xyz === null) ? (["none"] as const) : []),
  ];
  const inColumn = (column: Column) => (cell: Cell) => (cell.xyz ?? "none") === column;
  const asked = (column: Column) => ({ xyz: column === "none" ? isEmpty : among(column) });
  const cell = (key: string, some: readonly Cell[], href: string, name: string) => {
    const { clients, value } = sumOf(some);
    return (
      <td key={key}>
        {clients === 0 ? null : (
          <>
            <a href={href} aria-label={t("matrix.open", { name, n: clients })}>
              {formatNumber(clients, locale)}
            </a>
            <span>{formatMoney(value, locale, { kopecks: false })}</span>
            <small>{formatPercent(all.value === 0 ? 0 : value / all.value, locale, 1)}</small>
          </>
        )}
      </td>
    );
  };
  return (
    <Static as="table" className="matrix">
      <caption className="sr-only">{t("matrix.caption")}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column === "none" ? t("matrix.noXyz") : column}
              <small>{t(`matrix.of.${column}`)}</small>
            </th>
          ))}
          <th scope="col">{t("matrix.all")}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((abc) => {
          const row = cells.filter((one) => one.abc === abc);
          return (
            <tr key={abc}>
              <th scope="row">
                <ClassMark letter={abc} label={t("matrix.class", { letter: abc })} />
              </th>
              {columns.map((column) =>
                cell(
                  column,
                  row.filter(inColumn(column)),
                  listHref({ abc: among(abc), ...asked(column) }),
                  `${abc}${column === "none" ? "" : column}`,
                ),
              )}
              {cell("all", row, listHref({ abc: among(abc) }), abc)}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("matrix.all")}</th>
          {columns.map((column) =>
            cell(column, cells.filter(inColumn(column)), listHref(withAbc(asked(column))), column),
          )}
          {cell("all", cells, listHref({ abc: { operator: "filled", value: null } }), t("matrix.all"))}
        </tr>
      </tfoot>
    </Static>
  );
}

/** Without a class by sum nobody stands in the matrix. */
const withAbc = (asked: object) => ({ abc: { operator: "filled" as const, value: null }, ...asked });
