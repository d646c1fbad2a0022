import { NARROWEST, WIDEST } from "#db/values/column-width.ts";

/** Widths of columns in pixels, by key, as one browser remembers them for one list or view. */
export type Widths = Readonly<Record<string, number>>;

export const WIDTHS_COOKIE = "column-widths";
/** What the column without a width keeps when the others take more than there is. */
export const NAME_WIDTH = 240;

/** Lists remembered at once: a cookie travels with every request. */
const MOST = 8;

const isKey = (text: string) => /^[a-z][\w-]{0,40}$/i.test(text);
export const inBounds = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));

function readAll(cookie: string | undefined): [scope: string, widths: Record<string, number>][] {
  return (cookie ?? "")
    .split("|")
    .slice(0, MOST)
    .flatMap((part) => {
      const [scope = "", ...columns] = part.split("~");
      if (!isKey(scope)) return [];
      const pairs = columns.flatMap((column) => {
        const [key = "", width] = column.split(".");
        return isKey(key) && /^\d{2,3}$/.test(width ?? "") ? [[key, inBounds(Number(width))] as const] : [];
      });
      return [[scope, Object.fromEntries(pairs)]];
    });
}

/** What the cookie says of one list; whatever it does not know is left out. */
export const readWidths = (cookie: string | undefined, scope: string): Widths =>
  readAll(cookie).find(([name]) => name === scope)?.[1] ?? {};

/** The cookie with the widths of one list written anew; the list not touched for longest gives way. */
export function writeWidths(cookie: string | undefined, scope: string, widths: Widths): string {
  const others = readAll(cookie).filter(([name]) => name !== scope);
  const own: [string, Widths][] = Object.keys(widths).length > 0 ? [[scope, widths]] : [];
  return [...own, ...others]
    .slice(0, MOST)
    .map(([name, of]) => [name, ...Object.entries(of).map(([key, width]) => `${key}.${width}`)].join("~"))
    .join("|");
}
