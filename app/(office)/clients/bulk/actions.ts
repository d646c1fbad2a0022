"use server";

import { action } from "#app/action.ts";
import * as bulk from "#db/bulk/commands.ts";
import { orderBulk } from "#db/bulk/input.ts";
import { startBulk } from "./input.ts";

// Who may do which change is decided by its kind, in the command.
export const start = action("client.view", startBulk, bulk.startBulk);
export const cancel = action("client.view", orderBulk, bulk.cancelBulk);
export const undo = action("client.view", orderBulk, bulk.undoBulk);
export const resume = action("client.view", orderBulk, bulk.resumeBulk);
