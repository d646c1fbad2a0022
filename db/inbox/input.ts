import { z } from "zod";
import { demand, kind, type } from "#db/complaints/input.ts";
import { version } from "#db/contacts/input.ts";

const target = { id: z.guid(), expectedVersion: version };

export const fileByHand = z.strictObject({ ...target, clientId: z.guid() });
export const setAside = z.strictObject(target);
export const bringBack = z.strictObject(target);
export const tryAgain = z.strictObject(target);
/** Into the book of complaints; with a client it stands on the card too. */
export const makeComplaint = z.strictObject({
  ...target,
  ...{ kind, type, demand },
  clientId: z.guid().nullable(),
});

export type FileByHand = z.output<typeof fileByHand>;
export type SetAside = z.output<typeof setAside>;
export type BringBack = z.output<typeof bringBack>;
export type TryAgain = z.output<typeof tryAgain>;
export type MakeComplaint = z.output<typeof makeComplaint>;
