"use server";

import { action } from "#app/action.ts";
import * as purchases from "#db/purchases/commands.ts";
import * as input from "#db/purchases/input.ts";

export const recordPurchase = action("purchase.record", input.recordPurchase, purchases.recordPurchase);
export const recordReturn = action("purchase.record", input.recordReturn, purchases.recordReturn);
export const correctOrder = action("purchase.record", input.correctOrder, purchases.correctOrder);
export const cancelOrder = action("purchase.record", input.cancelPaper, purchases.cancelOrder);
export const issueInvoice = action("invoice.record", input.issueInvoice, purchases.issueInvoice);
export const correctInvoice = action("invoice.record", input.correctInvoice, purchases.correctInvoice);
export const cancelInvoice = action("invoice.record", input.cancelPaper, purchases.cancelInvoice);
export const recordPayment = action("payment.record", input.recordPayment, purchases.recordPayment);
export const correctPayment = action("payment.record", input.correctPayment, purchases.correctPayment);
export const cancelPayment = action("payment.record", input.cancelPaper, purchases.cancelPayment);
