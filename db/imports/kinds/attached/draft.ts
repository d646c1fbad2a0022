import type { BaseDraft, Cell } from "#db/imports/cell.ts";

/** Whom a row names as its client, by whatever the file has. */
export interface ClientRef {
  code?: string;
  inn?: string;
  name?: string;
  phone?: string;
  email?: string;
  /** Where it can be mended: the column of the first of them. */
  column: number | null;
}

/** A row that belongs to a client: a person, a talk, a line of a purchase, a payment. */
export interface AttachedDraft extends BaseDraft {
  client: ClientRef;
}

export type AttachedCell = Cell<AttachedDraft>;

export const noClient = (): ClientRef => ({ column: null });

/** What of it is there, the surest first. */
export const refParts = ["code", "inn", "phone", "email", "name"] as const;
export type RefPart = (typeof refParts)[number];

export const namesNobody = ({ client }: AttachedDraft): boolean => refParts.every((part) => !client[part]);

/** What people would call the client: its name, else the best there is. */
export const refLabel = ({ name, code, inn, phone, email }: ClientRef): string =>
  name ?? code ?? inn ?? phone ?? email ?? "";
