/** An invoice as far as money can still be put on it. */
export interface Unpaid {
  id: string;
  dueOn: string;
  unpaid: number;
}

export interface Part {
  invoiceId: string;
  /** Kopecks. */
  amount: number;
}

/** Which invoices money covers when nobody says otherwise: the one due first in full, then the next. Kopecks. */
export function proposeParts(amount: number, invoices: readonly Unpaid[]): Part[] {
  const parts: Part[] = [];
  let rest = amount;
  for (const { id, unpaid } of invoices.toSorted((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0,
  )) {
    const part = Math.min(rest, unpaid);
    if (part <= 0) continue;
    parts.push({ invoiceId: id, amount: part });
    rest -= part;
  }
  return parts;
}
