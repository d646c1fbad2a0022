"use server";

import { action } from "#app/action.ts";
import * as staff from "#db/staff/commands.ts";
import * as input from "#db/staff/input.ts";
import * as sessions from "#db/staff/sessions.ts";

export const endSession = action("own.account", input.session, sessions.endSession);
export const changePassword = action("own.account", input.changePassword, staff.changePassword);
export const changeLocale = action("own.account", input.changeLocale, staff.changeLocale);
export const invite = action("staff.manage", input.invite, staff.inviteStaff);
export const inviteAgain = action("staff.manage", input.person, staff.inviteAgain);
export const endAccess = action("staff.manage", input.person, staff.endAccess);
export const handOver = action("staff.hand_over", input.handOver, staff.handOverWork);
export const closeAccount = action("staff.manage", input.person, staff.closeAccount);
export const reopenAccount = action("staff.manage", input.person, staff.reopenAccount);
