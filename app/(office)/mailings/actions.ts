"use server";

import { action } from "#app/action.ts";
import * as mailings from "#db/mailings/commands.ts";
import * as input from "#db/mailings/input.ts";

// Who may write to clients about a survey is decided by the commands: a mailing of that kind belongs to its authors.
export const createMailing = action("mailing.view", input.createMailing, mailings.createMailing);
export const updateMailing = action("mailing.view", input.updateMailing, mailings.updateMailing);
export const launchMailing = action("mailing.view", input.launchMailing, mailings.launchMailing);
export const pauseMailing = action("mailing.view", input.moveMailing, mailings.pauseMailing);
export const resumeMailing = action("mailing.view", input.moveMailing, mailings.resumeMailing);
export const cancelMailing = action("mailing.view", input.moveMailing, mailings.cancelMailing);
export const archiveMailing = action("mailing.view", input.archiveMailing, mailings.archiveMailing);
export const restoreMailing = action("mailing.view", input.archiveMailing, mailings.restoreMailing);
export const sendTestLetter = action("mailing.view", input.sendTestLetter, mailings.sendTestLetter);
