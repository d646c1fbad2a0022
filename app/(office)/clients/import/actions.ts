"use server";

import { action } from "#app/action.ts";
import * as imports from "#db/imports/commands.ts";
import * as input from "#db/imports/input.ts";

export const setMapping = action("client.import", input.setMapping, imports.setMapping);
export const startImport = action("client.import", input.startImport, imports.startImport);
export const undoImport = action("client.import", input.undoImport, imports.undoImport);
export const resumeImport = action("client.import", input.resumeImport, imports.resumeImport);
