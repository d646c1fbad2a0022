import type { Text } from "#db/values/text.ts";

export const surveyRefusals = {} satisfies Record<string, Text>;
