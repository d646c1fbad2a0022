"use server";

import { action } from "#app/action.ts";
import * as segments from "#db/segments/commands.ts";
import * as input from "#db/segments/input.ts";
import * as lists from "#db/segments/lists.ts";

export const create = action("segment.edit", input.createSegment, segments.createSegment);
export const update = action("segment.edit", input.updateSegment, segments.updateSegment);
export const archive = action("segment.edit", input.archiveSegment, segments.archiveSegment);
export const restore = action("segment.edit", input.archiveSegment, segments.restoreSegment);
export const createList = action("segment.edit", input.createList, lists.createList);
export const removeMembers = action("segment.edit", input.editMembers, lists.removeMembers);
export const addMembers = action("segment.edit", input.editMembers, lists.addMembers);
