import { makeClient } from "#tests/factories.ts";
import { csvUtf8 } from "../register.ts";

export const goodsColumns = ["Номер", "Дата", "Код клиента", "Клиент", "Артикул", "Товар", "Кол-во", "Цена"];

/** A file of sales: each row in the order of `goodsColumns`. */
export const sales = (...rows: string[][]) => csvUtf8(rows, goodsColumns);

export const payColumns = ["Дата", "Номер", "Клиент", "Сумма"];
export const pays = (...rows: string[][]) => csvUtf8(rows, payColumns);

/** Two firms that the files speak of. */
export async function twoFirms() {
  const firm = await makeClient({ name: "ООО «Ромашка»", externalId: "A1" });
  const other = await makeClient({ name: "АО «Василёк»", externalId: "A2" });
  return { firm, other };
}
