import type { ImportField } from "./field.ts";
import { clientFields } from "./fields-client.ts";
import { contactFields } from "./fields-contact.ts";
import { entityFields } from "./fields-entity.ts";
import { standingFields } from "./fields-standing.ts";

export const importFields = {
  ...clientFields,
  ...standingFields,
  ...entityFields,
  ...contactFields,
} satisfies Record<string, ImportField>;

export type FieldKey = keyof typeof importFields;

export const fieldKeys = Object.keys(importFields) as FieldKey[];

export const isFieldKey = (key: string): key is FieldKey => Object.hasOwn(importFields, key);

export const fieldOf = (key: FieldKey): ImportField => importFields[key];
