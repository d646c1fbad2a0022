"use server";

import { action } from "#app/action.ts";
import * as classes from "#db/classes/commands.ts";
import * as input from "#db/classes/input.ts";

export const orderCount = action("classes.count", input.countClasses, classes.orderCount);
export const saveSettings = action("classes.settings", input.saveClassSettings, classes.saveClassSettings);
export const overrideClass = action("client.class", input.overrideClass, classes.overrideClass);
export const liftOverride = action("client.class", input.liftOverride, classes.liftOverride);
