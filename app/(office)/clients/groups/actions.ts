"use server";

import { action } from "#app/action.ts";
import * as groups from "#db/groups/commands.ts";
import * as input from "#db/groups/input.ts";

export const editGroup = action("group.edit", input.editGroup, groups.editGroup);
export const setLimit = action("group.limit", input.setLimit, groups.setLimit);
