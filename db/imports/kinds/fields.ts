import type { ImportField } from "../field.ts";
import type { KindKey } from "../input.ts";
import { fields as clients } from "./clients/fields.ts";
import { personFields as contacts } from "./contacts/person-fields.ts";
import { talkFields as interactions } from "./interactions/talk-fields.ts";
import { paymentFields as payments } from "./payments/payment-fields.ts";
import { lineFields as purchases } from "./purchases/line-fields.ts";

/** Fields of each kind by themselves: the reading thread guesses columns by them and knows nothing of the base. */
// biome-ignore lint/suspicious/noExplicitAny: each kind reads into its own draft
export const fieldsOf: Record<KindKey, Record<string, ImportField<any>>> = {
  ...{ clients, contacts, interactions, purchases, payments },
};
