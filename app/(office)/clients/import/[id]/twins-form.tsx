"use client";

import type { ReactNode } from "react";
import type { Choice } from "#db/imports/rules.ts";
import { decideRows } from "../actions.ts";
import { OrderForm } from "./order-form.tsx";

interface Props {
  target: { importId: string; version: number };
  label: string;
  pendingLabel: string;
  nothing: string;
  /** Radios named «row-N» with the present choice in the fieldset's data-chosen, and selects named «rule-ground». */
  children: ReactNode;
}

/** Decisions about likenesses, one by one and by rule, in one order. */
export function TwinsForm({ target, children, ...words }: Props) {
  const send = (form: HTMLFormElement) => {
    const rows = [...form.querySelectorAll<HTMLFieldSetElement>("fieldset[data-row]")].flatMap((field) => {
      const chosen = field.querySelector<HTMLInputElement>("input:checked")?.value ?? "";
      if (chosen === field.dataset.chosen) return [];
      return [{ rowNo: Number(field.dataset.row), choice: (chosen || null) as Choice | null }];
    });
    const selects = [...form.querySelectorAll<HTMLSelectElement>("select[data-rule]")];
    const ruled = selects.some((select) => select.value !== select.dataset.chosen);
    const rules = Object.fromEntries(
      selects.flatMap(({ value, dataset }) => (value && dataset.rule ? [[dataset.rule, value]] : [])),
    );
    if (rows.length === 0 && !ruled) return null;
    return decideRows({ ...target, rows, ...(ruled ? { rules } : {}) });
  };
  return (
    <OrderForm {...words} send={send}>
      {children}
    </OrderForm>
  );
}
