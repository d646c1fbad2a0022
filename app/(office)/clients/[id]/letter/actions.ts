"use server";

import { action } from "#app/action.ts";
import * as letters from "#db/letters/commands.ts";
import * as input from "#db/letters/input.ts";

export const sendLetter = action("letter.send", input.sendLetter, letters.sendLetter);
