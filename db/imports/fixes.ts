import type { Fix } from "./input.ts";

const alike = ({ column, was }: Pick<Fix, "column" | "was">) => `${column}\n${was}`;
const single = (rowNo: number, column: number) => `${rowNo} ${column}`;

/** Cells as people have mended them: one cell alone goes before all that read the same. */
export function mender(
  fixes: readonly Fix[],
): (rowNo: number, cells: readonly string[]) => readonly string[] {
  if (fixes.length === 0) return (_, cells) => cells;
  const columns = [...new Set(fixes.map(({ column }) => column))];
  const all = new Map(fixes.filter(({ rowNo }) => rowNo === null).map((fix) => [alike(fix), fix.text]));
  const own = new Map(
    fixes.flatMap((fix) => (fix.rowNo === null ? [] : [[single(fix.rowNo, fix.column), fix] as const])),
  );
  return (rowNo, cells) => {
    let mended: string[] | null = null;
    for (const column of columns) {
      const was = cells[column] ?? "";
      const fix = own.get(single(rowNo, column));
      const text = fix && fix.was === was ? fix.text : all.get(alike({ column, was }));
      if (text === undefined || text === was) continue;
      mended ??= [...cells];
      mended[column] = text;
    }
    return mended ?? cells;
  };
}

/** The fixes with some more: a later one of the same cell takes the place of the earlier. */
export function withFixes(present: readonly Fix[], more: readonly Fix[]): Fix[] {
  const all = new Map([...present, ...more].map((fix) => [`${fix.rowNo ?? ""}\n${alike(fix)}`, fix]));
  return [...all.values()].filter(({ was, text }) => was !== text);
}

/** Fixes of another reading of the same file: they go where their column has gone, and fall away with it. */
export function movedFixes(fixes: readonly Fix[], headers: readonly string[], to: readonly string[]): Fix[] {
  return fixes.flatMap((fix) => {
    const header = headers[fix.column];
    const column = header ? to.indexOf(header) : -1;
    return column < 0 ? [] : [{ ...fix, column }];
  });
}
