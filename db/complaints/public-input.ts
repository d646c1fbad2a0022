import { z } from "zod";
import { type ComplaintDemand, complaintDemands, complaintKinds } from "#db/complaints/registries.ts";
import { isEmail } from "#db/values/email.ts";
import { parsePhones } from "#db/values/phone.ts";
import { clean, cleanMultiline } from "#db/values/text.ts";

const kinds = Object.keys(complaintKinds) as (keyof typeof complaintKinds)[];
/** What a stranger may ask for; «nothing» is no choice made. */
export const publicDemands = (Object.keys(complaintDemands) as ComplaintDemand[]).filter(
  (demand) => demand !== "none",
);

/** One field for both: an address when it has an at sign, else a number that can be dialled. */
const reply = z
  .string()
  .max(254)
  .transform(clean)
  .pipe(z.string().min(1, "reply_required"))
  .transform((text, context) => {
    if (text.includes("@")) {
      if (isEmail(text)) return { email: text, phone: undefined };
      context.addIssue({ code: "custom", message: "email_wrong" });
      return z.NEVER;
    }
    const [phone] = parsePhones(text).phones;
    if (phone) return { email: undefined, phone: phone.e164 };
    context.addIssue({ code: "custom", message: "reply_unclear" });
    return z.NEVER;
  });

/** A post of the public book. Fields that a browser's additions bring along are left out. */
export const bookForm = z.object({
  kind: z.enum(kinds),
  text: z.string().max(10_000).transform(cleanMultiline).pipe(z.string().min(3, "story_required")),
  demand: z.enum([...publicDemands, ""]).default(""),
  name: z.string().max(200).transform(clean).pipe(z.string().min(1, "name_required")),
  reply,
  processing: z.literal("on", { error: "processing_required" }),
  advertising: z.literal("on").optional(),
  /** The trap: people do not see it, so only a program fills it in. */
  website: z.literal("", { error: "looks_automatic" }).default(""),
});
export type BookForm = z.output<typeof bookForm>;
