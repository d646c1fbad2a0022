"use client";

import type { ReactNode } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { type PersonField, personFieldNames } from "#db/merges/person-fields.ts";
import { mergePeople } from "../actions.ts";
import { ChoiceForm } from "../merge/choice-form.tsx";
import { readPlaceName } from "./place-name.ts";

interface Props {
  people: { id: string; expectedVersion: number }[];
  words: Messages["duplicates"]["mergeForm"];
  submit: string;
  aside: ReactNode;
  children: ReactNode;
}

export function PeopleForm({ people, words, ...rest }: Props) {
  const run = (data: FormData, key: string) => {
    const choice: Partial<Record<PersonField, string>> = {};
    for (const field of personFieldNames) {
      const chosen = data.get(field);
      if (typeof chosen === "string") choice[field] = chosen;
    }
    const places: Record<string, string> = {};
    for (const [name, chosen] of data) {
      const clientId = readPlaceName(name);
      if (clientId && typeof chosen === "string") places[clientId] = chosen;
    }
    return mergePeople({ key, people, choice, places });
  };
  return (
    <ChoiceForm
      {...rest}
      words={words}
      hints={[words.peopleUndoHint, words.peopleHint]}
      done={words.peopleDone}
      run={run}
    />
  );
}
