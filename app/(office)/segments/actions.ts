"use server";

import { action } from "#app/action.ts";
import * as segments from "#db/segments/commands.ts";
import * as input from "#db/segments/input.ts";

export const create = action("segment.edit", input.createSegment, segments.createSegment);
export const update = action("segment.edit", input.updateSegment, segments.updateSegment);
export const archive = action("segment.edit", input.archiveSegment, segments.archiveSegment);
export const restore = action("segment.edit", input.archiveSegment, segments.restoreSegment);
