import { z } from "zod";

export const orderBackup = z.strictObject({ key: z.uuid() });

/** What becomes of letters that were waiting when the copy was made: the original may have sent them since. */
export const releaseDelivery = z.strictObject({
  /** The hold that the person has seen. */
  since: z.iso.datetime(),
  letters: z.enum(["send", "cancel"]),
});

export const holdDelivery = z.strictObject({});
