import type { Text } from "#db/values/text.ts";

export const backupRefusals = {} satisfies Record<string, Text>;
