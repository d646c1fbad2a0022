"use client";

import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { toast } from "#components/toast.tsx";
import type { Locale } from "#db/values/text.ts";
import type { FormChoices, MoneyWords, PaperForm, PaperKind } from "./paper-form.ts";

const OrderDialog = lazy(() => import("./order-dialog.tsx"));
const InvoiceDialog = lazy(() => import("./invoice-dialog.tsx"));
const PaymentDialog = lazy(() => import("./payment-dialog.tsx"));
const CancelDialog = lazy(() => import("./cancel-dialog.tsx"));

interface Props {
  clientId: string;
  today: string;
  locale: Locale;
  words: MoneyWords;
}

type Form = "purchase" | "return" | "invoice" | "payment";
type Opened =
  | { what: "form"; form: Form; choices: FormChoices; paper?: PaperForm }
  | { what: "cancel"; kind: PaperKind; id: string; version: number; title: string };

async function ask<T>(address: string): Promise<T | null> {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok ? ((await answer.json()) as { data: T }).data : null;
}

const formOf = (kind: string, paper: PaperForm): Form =>
  kind === "order" ? (paper.kind === "return" ? "return" : "purchase") : (kind as Form);

/**
 * The one client part of purchases: it listens to plain buttons. `data-money` opens a new paper, `data-correct` and
 * `data-cancel` say «kind:id:version» of one that is there. The forms come when they are opened.
 */
export function MoneyDesk({ clientId, today, locale, words }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const onClick = useEffectEvent(async (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    const { money, correct, cancel, title = "" } = button?.dataset ?? {};
    if (cancel !== undefined) {
      const [kind = "", id = "", version = "1"] = cancel.split(":");
      return setOpened({ what: "cancel", kind: kind as PaperKind, id, version: Number(version), title });
    }
    if (money === undefined && correct === undefined) return;
    const [kind = "", id = ""] = (correct ?? "").split(":");
    const [choices, paper] = await Promise.all([
      ask<FormChoices>(`/clients/${clientId}/purchases/form`),
      correct === undefined
        ? undefined
        : ask<PaperForm>(`/clients/${clientId}/purchases/paper?kind=${kind}&paper=${id}`),
    ]);
    if (choices === null || paper === null) return toast.failed(words.openFailed);
    setOpened({ what: "form", form: paper ? formOf(kind, paper) : (money as Form), choices, paper });
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  if (!opened) return null;
  const shared = { clientId, words, onClose: () => setOpened(null) };
  if (opened.what === "cancel") {
    return (
      <Suspense>
        <CancelDialog {...shared} {...opened} />
      </Suspense>
    );
  }
  const { form, choices, paper } = opened;
  const props = { ...shared, choices, paper, today, locale };
  return (
    <Suspense>
      {form === "invoice" ? (
        <InvoiceDialog {...props} />
      ) : form === "payment" ? (
        <PaymentDialog {...props} />
      ) : (
        <OrderDialog {...props} isReturn={form === "return"} />
      )}
    </Suspense>
  );
}
