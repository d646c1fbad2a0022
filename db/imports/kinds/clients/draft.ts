import type { ClientClass, ClientKind, ClientRole, ClientStatus } from "#db/clients/registries.ts";
import type { OwnName, OwnValue } from "#db/fields/value.ts";
import { type Cell as AnyCell, type BaseDraft, baseDraft, report } from "#db/imports/cell.ts";
import type { ProblemCode } from "#db/imports/problems.ts";

export interface PointDraft {
  kind: "phone" | "email" | "site";
  value: string;
  extension: string | null;
  raw: string;
}

export interface PersonDraft {
  surname: string;
  given: string | null;
  patronymic: string | null;
  position: string | null;
}

/** Fields of a client that a file may carry; an absent one leaves the client as it is. */
export interface ClientFacts {
  kind?: ClientKind;
  name?: string;
  role?: ClientRole;
  status?: ClientStatus;
  class?: ClientClass;
  ownerId?: string;
  branchId?: string;
  groupId?: string;
  region?: string;
  source?: string;
  address?: string;
  site?: string;
  /** Added to those it has. */
  tags?: string[];
}

export interface EntityFacts {
  name?: string;
  inn?: string;
  kpp?: string;
  ogrn?: string;
  address?: string;
  checksumNote?: string;
}

/** Numbers and addresses of a row, and lines for the note: its own column and what found no place elsewhere. */
export interface PointedDraft extends BaseDraft {
  points: PointDraft[];
  notes: string[];
}

/** What one row of the file says of a client, after reading and before meeting the base. */
export interface Draft extends PointedDraft {
  externalId: string | null;
  client: ClientFacts;
  entity: EntityFacts;
  people: PersonDraft[];
  position: string | null;
  /** Of the company's own fields, by the name of the field. */
  own: Record<OwnName, OwnValue>;
}

/** One cell on its way into the draft of a client. */
export type Cell = AnyCell<Draft>;

export const emptyDraft = (rowNo: number): Draft => ({
  ...baseDraft(rowNo),
  externalId: null,
  client: {},
  entity: {},
  points: [],
  people: [],
  position: null,
  notes: [],
  own: {},
});

/**
 * What could not be understood goes to the note under its header, unless it is mere words without a number or address. Of
 * mail it always does: «ivanov собака почта» is an address to a person.
 */
export function keepInNote(cell: AnyCell<PointedDraft>, code: ProblemCode, value: string = cell.text): void {
  if (code !== "email_unknown" && !/[\d@.]/.test(value)) {
    report(cell, code === "phone_unknown" ? "words_dropped" : "value_dropped", value);
    return;
  }
  report(cell, code, value);
  noteLine(cell, value);
}

/** «0_OGRN» → «OGRN: …» */
export function noteLine({ draft, header }: AnyCell<PointedDraft>, value: string): void {
  const title = header.replace(/^\d+[_.)\s]+/, "");
  draft.notes.push(title ? `${title}: ${value}` : value);
}
