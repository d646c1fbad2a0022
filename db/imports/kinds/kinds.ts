import type { Reader } from "#db/index.ts";
import type { KindKey } from "../input.ts";
import { clientsKind } from "./clients/clients-kind.ts";
import { ownFields } from "./clients/own.ts";
import { contactsKind } from "./contacts/contacts-kind.ts";
import { interactionsKind } from "./interactions/interactions-kind.ts";
import type { ImportKind } from "./kind.ts";
import { paymentsKind } from "./payments/payments-kind.ts";
import { purchasesKind } from "./purchases/purchases-kind.ts";

/** What the rows of a file can be. */
const kinds: Record<KindKey, ImportKind> = {
  clients: clientsKind,
  contacts: contactsKind,
  interactions: interactionsKind,
  purchases: purchasesKind,
  payments: paymentsKind,
};

/** The same with the fields of the company beside those of the kind. */
export async function kindWithOwn(key: KindKey, reader: Reader): Promise<ImportKind> {
  const kind = kinds[key];
  return kind.takesOwn ? { ...kind, fields: { ...kind.fields, ...(await ownFields(reader)) } } : kind;
}

export const kindOf = (key: KindKey): ImportKind => kinds[key];
