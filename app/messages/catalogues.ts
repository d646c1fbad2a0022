import type { Locale } from "#db/values/text.ts";
import assignmentsEn from "./en/assignments.json";
import authEn from "./en/auth.json";
import clientsEn from "./en/clients.json";
import frameEn from "./en/frame.json";
import importsEn from "./en/imports.json";
import mailboxEn from "./en/mailbox.json";
import settingsEn from "./en/settings.json";
import todayEn from "./en/today.json";
import assignments from "./ru/assignments.json";
import auth from "./ru/auth.json";
import clients from "./ru/clients.json";
import frame from "./ru/frame.json";
import imports from "./ru/imports.json";
import mailbox from "./ru/mailbox.json";
import settings from "./ru/settings.json";
import today from "./ru/today.json";

/** Page prose, one file a feature. Russian is the original; that English has the same keys is held by a test. */
const ru = { assignments, auth, clients, frame, imports, mailbox, settings, today };

export type Messages = typeof ru;

const en = {
  assignments: assignmentsEn,
  auth: authEn,
  clients: clientsEn,
  frame: frameEn,
  imports: importsEn,
  mailbox: mailboxEn,
  settings: settingsEn,
  today: todayEn,
};

export const catalogues: Record<Locale, Record<keyof Messages, object>> = { ru, en };
