import { z } from "zod";
import { line, optional } from "#db/contacts/input.ts";
import { price } from "#db/products/input.ts";
import { isNearDate } from "#db/values/dates.ts";
import { parseMoney } from "#db/values/money.ts";
import { cleanMultiline } from "#db/values/text.ts";
import { LARGEST_SUM, parseDecimal, QUANTITY_PLACES } from "#db/values/unit-price.ts";

export const MOST_LINES = 200;
const MOST_PARTS = 100;
const key = z.string().min(8).max(64);
const expectedVersion = z.int().positive();
const day = z.string().refine(isNearDate);
const reason = line(500).pipe(z.string().min(1, { error: "reason_required" }));

const quantity = z
  .string()
  .max(40)
  .transform((text, context) => {
    const read = parseDecimal(text, QUANTITY_PLACES);
    if (read !== null && read !== "0" && !read.startsWith("-")) return read;
    context.addIssue({ code: "custom", message: "line_quantity" });
    return z.NEVER;
  });

/** A sum as people type it, in kopecks. */
const money = (least: number) =>
  z
    .string()
    .max(40)
    .transform((text, context) => {
      const kopecks = parseMoney(text);
      const isRead = kopecks !== null && Math.abs(kopecks) <= LARGEST_SUM && kopecks >= least;
      if (isRead && kopecks !== 0) return kopecks;
      context.addIssue({ code: "custom", message: kopecks === 0 ? "money_zero" : "money_wrong" });
      return z.NEVER;
    });

const orderLine = z
  .strictObject({ productId: z.guid().nullable(), name: optional(300), quantity, price })
  .refine(({ productId, name }) => productId !== null || name !== null, {
    error: "line_name",
    path: ["name"],
  });
const lines = z.array(orderLine).min(1, { error: "lines_required" }).max(MOST_LINES);

const paper = {
  clientId: z.guid(),
  legalEntityId: z.guid().nullable().default(null),
  number: optional(60),
  day,
  note: z
    .string()
    .max(2_000)
    .transform((text) => cleanMultiline(text) || null)
    .default(null),
};
const seen = { id: z.guid(), expectedVersion, reason };

/** How much of the money goes to which invoice. */
const parts = z.array(z.strictObject({ invoiceId: z.guid(), amount: money(1) })).max(MOST_PARTS);
const invoice = { ...paper, dueOn: day, total: money(1) };
const payment = { ...paper, amount: money(-LARGEST_SUM), parts };

export const recordPurchase = z.strictObject({ key, ...paper, lines });
export const recordReturn = z.strictObject({ key, ...paper, orderId: z.guid().nullable(), lines });
export const correctOrder = z.strictObject({ ...seen, ...paper, lines });
export const issueInvoice = z.strictObject({ key, ...invoice, orderId: z.guid().nullable() });
export const correctInvoice = z.strictObject({ ...seen, ...invoice });
export const recordPayment = z.strictObject({ key, ...payment });
export const correctPayment = z.strictObject({ ...seen, ...payment });
export const cancelPaper = z.strictObject({ clientId: z.guid(), ...seen });

export type RecordPurchase = z.output<typeof recordPurchase>;
export type RecordReturn = z.output<typeof recordReturn>;
export type CorrectOrder = z.output<typeof correctOrder>;
export type IssueInvoice = z.output<typeof issueInvoice>;
export type CorrectInvoice = z.output<typeof correctInvoice>;
export type RecordPayment = z.output<typeof recordPayment>;
export type CorrectPayment = z.output<typeof correctPayment>;
export type CancelPaper = z.output<typeof cancelPaper>;
