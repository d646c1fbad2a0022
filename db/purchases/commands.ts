export { cancelInvoice, cancelOrder, cancelPayment } from "#db/purchases/cancel.ts";
export { correctInvoice, issueInvoice } from "#db/purchases/invoices.ts";
export { correctOrder, recordPurchase, recordReturn } from "#db/purchases/orders.ts";
export { correctPayment, recordPayment } from "#db/purchases/payments.ts";
