/** The list as it stands on the page: its columns in their order, with the widths they were given. */
export function lookHere(query: string, columns: readonly string[]) {
  const widthOf = (key: string) => {
    const column = document.querySelector<HTMLElement>(`[data-table] col[data-col="${key}"]`);
    const width = Number.parseInt(column?.style.width ?? "", 10);
    return column && width && width !== Number(column.dataset.usual) ? width : undefined;
  };
  return {
    query,
    columns: columns.map((key) => {
      const width = widthOf(key);
      return width ? { key, width } : { key };
    }),
  };
}
