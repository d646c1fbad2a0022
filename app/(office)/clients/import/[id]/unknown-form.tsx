"use client";

import type { ReactNode } from "react";
import { decideClients } from "../actions.ts";
import { OrderForm } from "./order-form.tsx";

interface Props {
  target: { importId: string; version: number };
  label: string;
  pendingLabel: string;
  nothing: string;
  /** Selects with data-client and data-chosen, and the rule for the rest: «create», «skip» or nothing. */
  children: ReactNode;
}

type Way = "create" | "skip" | null;
const wayOf = (value: string) => (value === "" ? null : value) as Way;

export function UnknownForm({ target, children, ...words }: Props) {
  const send = (form: HTMLFormElement) => {
    const selects = [...form.querySelectorAll<HTMLSelectElement>("select[data-client]")];
    const clients = selects
      .filter(({ value, dataset }) => value !== dataset.chosen)
      .map(({ value, dataset }) => ({ key: dataset.client ?? "", choice: wayOf(value) }));
    const rule = form.querySelector<HTMLSelectElement>("select[data-rule]");
    const changed = rule !== null && rule.value !== rule.dataset.rule;
    if (clients.length === 0 && !changed) return null;
    return decideClients({ ...target, clients, ...(changed ? { rule: wayOf(rule.value) } : {}) });
  };
  return (
    <OrderForm {...words} send={send}>
      {children}
    </OrderForm>
  );
}
