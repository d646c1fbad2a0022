"use server";

import { action } from "#app/action.ts";
import * as agreements from "#db/agreements/commands.ts";
import * as agreementInput from "#db/agreements/input.ts";
import * as contactInput from "#db/contacts/input.ts";
import * as path from "#db/contacts/path.ts";
import * as places from "#db/contacts/places.ts";
import * as dates from "#db/dossier/dates.ts";
import * as facts from "#db/dossier/facts.ts";
import * as dossierInput from "#db/dossier/input.ts";
import * as files from "#db/files/commands.ts";
import * as fileInput from "#db/files/input.ts";
import * as groups from "#db/groups/commands.ts";
import * as groupInput from "#db/groups/input.ts";

export const recordFact = action("dossier.edit", dossierInput.recordFact, facts.recordFact);
export const changeFact = action("dossier.edit", dossierInput.changeFact, facts.changeFact);
export const removeFact = action("dossier.edit", dossierInput.removal, facts.removeFact);
export const restoreFact = action("dossier.edit", dossierInput.removal, facts.restoreFact);
export const recordDate = action("dossier.edit", dossierInput.recordDate, dates.recordDate);
export const changeDate = action("dossier.edit", dossierInput.changeDate, dates.changeDate);
export const removeDate = action("dossier.edit", dossierInput.removal, dates.removeDate);
export const restoreDate = action("dossier.edit", dossierInput.removal, dates.restoreDate);

export const recordAgreement = action(
  "agreement.record",
  agreementInput.recordAgreement,
  agreements.recordAgreement,
);
export const changeAgreement = action(
  "agreement.record",
  agreementInput.changeAgreement,
  agreements.changeAgreement,
);
export const extendAgreement = action(
  "agreement.record",
  agreementInput.extendAgreement,
  agreements.extendAgreement,
);
export const endAgreement = action("agreement.record", agreementInput.endAgreement, agreements.endAgreement);
export const cancelAgreement = action(
  "agreement.record",
  agreementInput.cancelAgreement,
  agreements.cancelAgreement,
);
export const reinstateAgreement = action(
  "agreement.record",
  agreementInput.reinstateAgreement,
  agreements.reinstateAgreement,
);

export const leaveContact = action("contact.edit", contactInput.leaveContact, places.leaveContact);
export const returnContact = action("contact.edit", contactInput.returnContact, places.returnContact);
export const moveContact = action("contact.edit", contactInput.moveContact, places.moveContact);
export const undoMove = action("contact.edit", contactInput.undoMove, places.undoMove);
export const orderContacts = action("contact.edit", contactInput.orderContacts, path.orderContacts);

export const removeFile = action("file.attach", fileInput.removeFile, files.removeFile);
export const restoreFile = action("file.attach", fileInput.removeFile, files.restoreFile);

export const setGroup = action("client.edit", groupInput.setGroup, groups.setGroup);
