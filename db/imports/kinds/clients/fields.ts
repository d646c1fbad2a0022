import type { ImportField } from "#db/imports/field.ts";
import type { Draft } from "./draft.ts";
import { clientFields } from "./fields-client.ts";
import { contactFields } from "./fields-contact.ts";
import { entityFields } from "./fields-entity.ts";
import { standingFields } from "./fields-standing.ts";

export const fields = {
  ...clientFields,
  ...standingFields,
  ...entityFields,
  ...contactFields,
} satisfies Record<string, ImportField<Draft>>;

export type FieldKey = keyof typeof fields;
