"use server";

import { action } from "#app/action.ts";
import * as input from "#db/letters/input.ts";
import * as templates from "#db/letters/templates.ts";

export const saveSignature = action("own.account", input.saveSignature, templates.saveSignature);
export const addTemplate = action("letter_template.edit", input.addTemplate, templates.addTemplate);
export const editTemplate = action("letter_template.edit", input.editTemplate, templates.editTemplate);
