"use server";

import { action } from "#app/action.ts";
import * as fields from "#db/fields/commands.ts";
import * as input from "#db/fields/input.ts";

export const createField = action("field.edit", input.createField, fields.createField);
export const editField = action("field.edit", input.editField, fields.editField);
export const archiveField = action("field.edit", input.archiveField, fields.archiveField);
export const restoreField = action("field.edit", input.archiveField, fields.restoreField);
export const orderFields = action("field.edit", input.orderFields, fields.orderFields);
