"use server";

import { action } from "#app/action.ts";
import * as keys from "#db/api-keys/commands.ts";
import * as input from "#db/api-keys/input.ts";

export const makeKey = action("api_key.manage", input.makeKey, keys.makeKey);
export const revokeKey = action("api_key.manage", input.revokeKey, keys.revokeKey);
