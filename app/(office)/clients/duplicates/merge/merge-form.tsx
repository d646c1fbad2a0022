"use client";

import type { ReactNode } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { readOwnName } from "#db/fields/value.ts";
import { type ChosenField, chosenFieldNames } from "#db/merges/field-names.ts";
import { merge } from "../actions.ts";
import { ChoiceForm } from "./choice-form.tsx";

interface Props {
  cards: { id: string; expectedVersion: number }[];
  words: Messages["duplicates"]["mergeForm"];
  submit: string;
  aside: ReactNode;
  children: ReactNode;
}

export function MergeForm({ cards, words, ...rest }: Props) {
  const run = async (data: FormData, key: string) => {
    const choice: Partial<Record<ChosenField, string>> = {};
    for (const field of chosenFieldNames) {
      const chosen = data.get(field);
      if (typeof chosen === "string") choice[field] = chosen;
    }
    const own: Record<string, string> = {};
    for (const [name, chosen] of data) {
      const field = readOwnName(name);
      if (field && typeof chosen === "string") own[field.id] = chosen;
    }
    const people = data.getAll("person").map((ids) => String(ids).split(" "));
    const answer = await merge({ key, cards, choice, own, people });
    return answer.ok ? { ok: true as const, data: { clientId: answer.data.survivorId } } : answer;
  };
  const hints = [words.undoHint, words.linksHint];
  return <ChoiceForm {...rest} words={words} hints={hints} done={words.done} run={run} />;
}
