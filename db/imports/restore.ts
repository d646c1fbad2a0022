interface Image<V extends object> {
  before: Partial<V>;
  after: Partial<V>;
  /** Of the record before the change. */
  version: number;
}

/**
 * A record as it was before a change. Untouched since, it returns to its old version too; else only the values that
 * nobody has changed go back, and the version grows.
 */
export function restored<V extends object, R extends V & { version: number }>(row: R, image: Image<V>): R {
  const untouched = row.version === image.version + 1;
  const back = (Object.keys(image.after) as (keyof V)[]).filter(
    (key) => untouched || row[key as keyof R] === (image.after as R)[key as keyof R],
  );
  const values = Object.fromEntries(back.map((key) => [key, image.before[key] ?? null]));
  return { ...row, ...values, version: untouched ? image.version : row.version + 1 };
}
