import type { Locale } from "#db/values/text.ts";
import assignmentsEn from "./en/assignments.json";
import authEn from "./en/auth.json";
import briefEn from "./en/brief.json";
import bulkEn from "./en/bulk.json";
import classesEn from "./en/classes.json";
import clientsEn from "./en/clients.json";
import complaintsEn from "./en/complaints.json";
import consentsEn from "./en/consents.json";
import dossierEn from "./en/dossier.json";
import duplicatesEn from "./en/duplicates.json";
import exportsEn from "./en/exports.json";
import fieldsEn from "./en/fields.json";
import frameEn from "./en/frame.json";
import historyEn from "./en/history.json";
import importsEn from "./en/imports.json";
import inboxEn from "./en/inbox.json";
import keysEn from "./en/keys.json";
import lettersEn from "./en/letters.json";
import mailboxEn from "./en/mailbox.json";
import mailingsEn from "./en/mailings.json";
import paletteEn from "./en/palette.json";
import productsEn from "./en/products.json";
import publicPagesEn from "./en/public.json";
import purchasesEn from "./en/purchases.json";
import safetyEn from "./en/safety.json";
import seersEn from "./en/seers.json";
import segmentsEn from "./en/segments.json";
import settingsEn from "./en/settings.json";
import subjectsEn from "./en/subjects.json";
import surveysEn from "./en/surveys.json";
import todayEn from "./en/today.json";
import viewsEn from "./en/views.json";
import watchEn from "./en/watch.json";
import assignments from "./ru/assignments.json";
import auth from "./ru/auth.json";
import brief from "./ru/brief.json";
import bulk from "./ru/bulk.json";
import classes from "./ru/classes.json";
import clients from "./ru/clients.json";
import complaints from "./ru/complaints.json";
import consents from "./ru/consents.json";
import dossier from "./ru/dossier.json";
import duplicates from "./ru/duplicates.json";
import exports from "./ru/exports.json";
import fields from "./ru/fields.json";
import frame from "./ru/frame.json";
import history from "./ru/history.json";
import imports from "./ru/imports.json";
import inbox from "./ru/inbox.json";
import keys from "./ru/keys.json";
import letters from "./ru/letters.json";
import mailbox from "./ru/mailbox.json";
import mailings from "./ru/mailings.json";
import palette from "./ru/palette.json";
import products from "./ru/products.json";
import publicPages from "./ru/public.json";
import purchases from "./ru/purchases.json";
import safety from "./ru/safety.json";
import seers from "./ru/seers.json";
import segments from "./ru/segments.json";
import settings from "./ru/settings.json";
import subjects from "./ru/subjects.json";
import surveys from "./ru/surveys.json";
import today from "./ru/today.json";
import views from "./ru/views.json";
import watch from "./ru/watch.json";

/** Page prose, one file a feature. Russian is the original; that English has the same keys is held by a test. */
const ru = {
  assignments,
  auth,
  brief,
  bulk,
  classes,
  clients,
  complaints,
  dossier,
  consents,
  exports,
  fields,
  subjects,
  watch,
  duplicates,
  frame,
  history,
  imports,
  inbox,
  letters,
  keys,
  mailbox,
  mailings,
  palette,
  products,
  public: publicPages,
  purchases,
  safety,
  seers,
  segments,
  settings,
  surveys,
  today,
  views,
};

export type Messages = typeof ru;

const en = {
  assignments: assignmentsEn,
  auth: authEn,
  brief: briefEn,
  bulk: bulkEn,
  classes: classesEn,
  clients: clientsEn,
  complaints: complaintsEn,
  dossier: dossierEn,
  consents: consentsEn,
  exports: exportsEn,
  fields: fieldsEn,
  subjects: subjectsEn,
  watch: watchEn,
  duplicates: duplicatesEn,
  frame: frameEn,
  history: historyEn,
  imports: importsEn,
  inbox: inboxEn,
  letters: lettersEn,
  keys: keysEn,
  mailbox: mailboxEn,
  mailings: mailingsEn,
  palette: paletteEn,
  products: productsEn,
  public: publicPagesEn,
  purchases: purchasesEn,
  safety: safetyEn,
  seers: seersEn,
  segments: segmentsEn,
  settings: settingsEn,
  surveys: surveysEn,
  today: todayEn,
  views: viewsEn,
};

export const catalogues: Record<Locale, Record<keyof Messages, object>> = { ru, en };
