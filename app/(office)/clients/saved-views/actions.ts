"use server";

import { action } from "#app/action.ts";
import * as views from "#db/saved-views/commands.ts";
import { setDefaultView } from "#db/saved-views/defaults.ts";
import * as input from "#db/saved-views/input.ts";

export const create = action("client.view", input.createView, views.createView);
export const overwrite = action("client.view", input.overwriteView, views.overwriteView);
export const rename = action("client.view", input.renameView, views.renameView);
export const duplicate = action("client.view", input.duplicateView, views.duplicateView);
export const remove = action("client.view", input.deleteView, views.deleteView);
export const restore = action("client.view", input.deleteView, views.restoreView);
export const setDefault = action("client.view", input.setDefault, setDefaultView);
