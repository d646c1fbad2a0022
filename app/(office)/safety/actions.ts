"use server";

import { action } from "#app/action.ts";
import * as access from "#db/access/commands.ts";
import * as watch from "#db/access/input.ts";
import { saveWatchSettings } from "#db/access/settings.ts";
import * as backups from "#db/backups/commands.ts";
import * as input from "#db/backups/input.ts";

export const orderBackup = action("backup.run", input.orderBackup, backups.orderBackup);
export const holdDelivery = action("delivery.release", input.holdDelivery, backups.holdDelivery);
export const releaseDelivery = action("delivery.release", input.releaseDelivery, backups.releaseDelivery);
export const checkAnomaly = action("anomaly.check", watch.checkAnomaly, access.checkAnomaly);
export const saveWatch = action("watch.settings", watch.saveWatch, saveWatchSettings);
