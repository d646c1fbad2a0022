"use server";

import { action } from "#app/action.ts";
import { orderFromList, orderInput } from "./order.ts";

export const order = action("own.account", orderInput, orderFromList);
