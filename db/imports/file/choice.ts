import { z } from "zod";
import { delimiters, encodings } from "./read-text.ts";

/** How a person wants the file read; what is not named is guessed. */
export const readingChoice = z.strictObject({
  sheet: z.string().max(200).optional(),
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
});

export type ReadingChoice = z.output<typeof readingChoice>;
