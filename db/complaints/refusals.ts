import type { Text } from "#db/values/text.ts";

export const complaintRefusals = {} satisfies Record<string, Text>;
