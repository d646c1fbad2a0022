"use server";

import { action } from "#app/action.ts";
import * as inbox from "#db/inbox/commands.ts";
import * as input from "#db/inbox/input.ts";

export const fileByHand = action("inbox.sort", input.fileByHand, inbox.fileByHand);
export const setAside = action("inbox.sort", input.setAside, inbox.setAside);
export const bringBack = action("inbox.sort", input.bringBack, inbox.bringBack);
export const makeComplaint = action("inbox.sort", input.makeComplaint, inbox.makeComplaint);
export const tryAgain = action("mail.settings", input.tryAgain, inbox.tryAgain);
