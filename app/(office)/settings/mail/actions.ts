"use server";

import { action } from "#app/action.ts";
import * as mail from "#db/mailings/choose-provider.ts";

export const chooseProvider = action("mail.settings", mail.chooseProviderInput, mail.chooseProvider);
