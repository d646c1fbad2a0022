"use server";

import { action } from "#app/action.ts";
import * as imports from "#db/imports/commands.ts";
import * as input from "#db/imports/input.ts";
import * as mend from "#db/imports/mend.ts";
import * as stop from "#db/imports/stop-import.ts";
import * as templates from "#db/imports/templates.ts";

export const setMapping = action("client.import", input.setMapping, imports.setMapping);
export const readAgain = action("client.import", input.readAgain, mend.readAgain);
export const fixCells = action("client.import", input.fixCells, mend.fixCells);
export const takeFixBack = action("client.import", input.takeFixBack, mend.takeFixBack);
export const decideRows = action("client.import", input.decideRows, mend.decideRows);
export const decideClients = action("client.import", input.decideClients, mend.decideClients);
export const chooseNames = action("client.import", input.chooseNames, mend.chooseNames);
export const startImport = action("client.import", input.startImport, imports.startImport);
export const stopImport = action("client.import", input.stopImport, stop.stopImport);
export const undoImport = action("client.import", input.undoImport, imports.undoImport);
export const resumeImport = action("client.import", input.resumeImport, imports.resumeImport);
export const saveTemplate = action("client.import", input.saveTemplate, templates.saveTemplate);
export const deleteTemplate = action("client.import", input.template, templates.deleteTemplate);
export const restoreTemplate = action("client.import", input.template, templates.restoreTemplate);
