import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { findProducts } from "#db/products/queries.ts";
import { localDate } from "#db/values/time.ts";
import { formatUnitPrice } from "#db/values/unit-price.ts";

/** Products for a line of a purchase, with the price of the day. */
export const GET = apiRoute(
  "product.view",
  z.strictObject({ find: z.string().max(100).default("") }),
  async (tx, actor, { find }, now) => {
    const found = await findProducts(actor, find, localDate(now, actor.timeZone), tx);
    return found.map(({ id, code, name, unit, price }) => ({
      value: id,
      label: name,
      hint: price === null ? code : `${code}, ${formatUnitPrice(price, actor.locale)}`,
      ...{ unit, price },
    }));
  },
);
