import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CalendarDate } from "#db/values/time.ts";

export interface RetailLine {
  invoice: string;
  code: string;
  name: string;
  quantity: string;
  price: string;
  customer: string;
  country: string;
  day: CalendarDate;
  at: Date;
}

/** What the set says of the whole file. */
export const retailAnswers = (data: string) =>
  JSON.parse(readFileSync(join(data, "sales_online_retail", "expected.json"), "utf8")).full;

/** The file as it is; a description may stand in quotes and hold commas and doubled quotes. */
export function readRetail(data: string): RetailLine[] {
  const text = gunzipSync(
    readFileSync(join(data, "sales_online_retail", "online_retail_full.csv.gz")),
  ).toString();
  const lines: RetailLine[] = [];
  const rows = text.split(/\r?\n/);
  for (const row of rows.slice(1)) {
    if (row === "") continue;
    const cells = row.includes('"')
      ? [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
          (m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? "",
        )
      : row.split(",");
    const [invoice = "", code = "", name = "", quantity = "", when = ""] = cells;
    const [price = "", customer = "", country = ""] = cells.slice(5);
    const day = when.slice(0, 10);
    const at = new Date(`${when.replace(" ", "T")}Z`);
    lines.push({ invoice, code, name, quantity, price, customer, country, day, at });
  }
  return lines;
}
