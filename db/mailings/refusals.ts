import type { Text } from "#db/values/text.ts";

export const mailingRefusals = {} satisfies Record<string, Text>;
