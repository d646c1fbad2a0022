"use server";

import { action } from "#app/action.ts";
import * as erasures from "#db/erasures/commands.ts";
import * as input from "#db/erasures/input.ts";

export const orderErasure = action("subject.erase", input.orderErasure, erasures.orderErasure);
