"use client";

import type { ReactNode } from "react";
import { fixCells } from "../actions.ts";
import { OrderForm } from "./order-form.tsx";

interface Props {
  target: { importId: string; version: number };
  label: string;
  pendingLabel: string;
  nothing: string;
  /** Rows with fields of class `fix`: data-column, data-was and data-row say which cell each mends. */
  children: ReactNode;
}

/** Cells that somebody has typed anew go to the check together. */
export function FixForm({ target, children, ...words }: Props) {
  const send = (form: HTMLFormElement) => {
    const cells = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-column]")];
    const fixes = cells
      .filter((cell) => cell.value !== cell.dataset.shown)
      .map(({ value, name, dataset }) => {
        const alone = form.querySelector<HTMLInputElement>(`[name="${name}-alike"]`)?.checked !== true;
        return {
          column: Number(dataset.column),
          was: dataset.was ?? "",
          text: value,
          rowNo: alone ? Number(dataset.row) : null,
        };
      });
    return fixes.length === 0 ? null : fixCells({ ...target, fixes });
  };
  return (
    <OrderForm {...words} send={send}>
      {children}
    </OrderForm>
  );
}
