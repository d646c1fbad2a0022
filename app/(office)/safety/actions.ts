"use server";

import { action } from "#app/action.ts";
import * as backups from "#db/backups/commands.ts";
import * as input from "#db/backups/input.ts";

export const orderBackup = action("backup.run", input.orderBackup, backups.orderBackup);
export const holdDelivery = action("delivery.release", input.holdDelivery, backups.holdDelivery);
export const releaseDelivery = action("delivery.release", input.releaseDelivery, backups.releaseDelivery);
