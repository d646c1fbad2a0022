export type Params = Record<string, string | readonly string[] | undefined>;

/** `path` with the parameters that are not empty, in a steady order, so that equal views have equal addresses. */
export function address(path: string, ...layers: Params[]): string {
  const merged: Params = Object.assign({}, ...layers);
  const query = new URLSearchParams();
  for (const key of Object.keys(merged).sort()) {
    for (const value of [merged[key] ?? []].flat()) if (value !== "") query.append(key, value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Parameters as hidden fields of a GET form, so that one filter keeps the others. */
export function hiddenPairs(params: Params): { name: string; value: string }[] {
  return Object.entries(params).flatMap(([name, value]) =>
    [value ?? []]
      .flat()
      .filter((one) => one !== "")
      .map((one) => ({ name, value: one })),
  );
}
