"use client";

import type { ReactNode } from "react";
import type { Policy } from "#db/imports/settings.ts";
import { setMapping } from "../actions.ts";
import { OrderForm } from "./order-form.tsx";

interface Props {
  target: { importId: string; version: number };
  columns: number;
  label: string;
  pendingLabel: string;
  primary: boolean;
  beside?: ReactNode;
  /** The table of columns, with a select named «column-N» in each row, and the settings. */
  children: ReactNode;
}

export function MappingForm({ target, columns, primary, children, ...look }: Props) {
  const send = (element: HTMLFormElement) => {
    const form = new FormData(element);
    const text = (name: string) => String(form.get(name) ?? "");
    const mapping = Array.from({ length: columns }, (_, at) => text(`column-${at}`) || null);
    const policies: Record<string, Policy> = {};
    for (const [name, value] of form) {
      if (name.startsWith("policy-") && value !== "replace") policies[name.slice(7)] = value as Policy;
    }
    const settings = form.has("mode")
      ? {
          mode: text("mode") as "both",
          key: text("key"),
          empty: text("empty") as "keep",
          policies,
          counter: text("counter"),
        }
      : undefined;
    return setMapping({ ...target, mapping, settings });
  };
  return (
    <OrderForm {...look} variant={primary ? "primary" : "soft"} send={send}>
      {children}
    </OrderForm>
  );
}
