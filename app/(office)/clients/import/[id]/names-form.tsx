"use client";

import type { ReactNode } from "react";
import { chooseNames } from "../actions.ts";
import { OrderForm } from "./order-form.tsx";

interface Props {
  target: { importId: string; version: number };
  label: string;
  pendingLabel: string;
  nothing: string;
  /** Selects with data-relation and data-name: «create», «empty» or «map:…». */
  children: ReactNode;
}

export function NamesForm({ target, children, ...words }: Props) {
  const send = (form: HTMLFormElement) => {
    const selects = [...form.querySelectorAll<HTMLSelectElement>("select[data-relation]")];
    const names = selects
      .filter(({ value }) => value !== "")
      .map(({ value, dataset }) => {
        const own = { relation: dataset.relation ?? "", name: dataset.name ?? "" };
        return value.startsWith("map:")
          ? { ...own, choice: "map" as const, target: value.slice(4) }
          : { ...own, choice: value as "create" | "empty" };
      });
    return names.length === 0 ? null : chooseNames({ ...target, names });
  };
  return (
    <OrderForm {...words} send={send}>
      {children}
    </OrderForm>
  );
}
