"use server";

import { action } from "#app/action.ts";
import * as consents from "#db/consents/commands.ts";
import * as input from "#db/consents/input.ts";

export const recordConsents = action("consent.record", input.recordConsents, consents.recordConsents);
export const withdrawConsent = action("consent.record", input.withdrawConsent, consents.withdrawConsent);
