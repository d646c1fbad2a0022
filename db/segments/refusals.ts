import type { Text } from "#db/values/text.ts";

export const segmentRefusals = {} satisfies Record<string, Text>;
