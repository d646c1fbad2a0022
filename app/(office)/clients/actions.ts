"use server";

import { action } from "#app/action.ts";
import * as clients from "#db/clients/commands.ts";
import * as input from "#db/clients/input.ts";
import * as contacts from "#db/contacts/commands.ts";
import * as contactInput from "#db/contacts/input.ts";
import { editOwn as changeOwn } from "#db/fields/edit-own.ts";
import * as fieldInput from "#db/fields/input.ts";
import * as interactions from "#db/interactions/commands.ts";
import * as interactionInput from "#db/interactions/input.ts";

export const create = action("client.create", input.createClient, clients.createClient);
export const editFact = action("client.edit", input.editFact, clients.editFact);
export const editOwn = action("client.edit", fieldInput.editOwn, changeOwn);
export const assignOwners = action("client.assign", input.assignOwners, clients.assignOwners);
export const archive = action("client.archive", input.archive, clients.archiveClient);
export const restore = action("client.archive", input.restore, clients.restoreClient);
export const addLegalEntity = action("client.edit", input.addLegalEntity, clients.addLegalEntity);
export const editLegalEntity = action("client.edit", input.editLegalEntity, clients.editLegalEntity);
export const addContact = action("contact.edit", contactInput.addContact, contacts.addContact);
export const editContact = action("contact.edit", contactInput.editContact, contacts.editContact);
export const record = action(
  "interaction.record",
  interactionInput.recordInteraction,
  interactions.recordInteraction,
);
