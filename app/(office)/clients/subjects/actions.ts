"use server";

import { action } from "#app/action.ts";
import * as agreements from "#db/agreements/commands.ts";
import * as input from "#db/agreements/input.ts";

export const editSubject = action("subject.edit", input.editSubject, agreements.editSubject);
