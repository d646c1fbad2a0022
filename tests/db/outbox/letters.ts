import { randomUUID } from "node:crypto";
import { inTransaction } from "#db/index.ts";
import { enqueueLetter } from "#db/outbox/commands.ts";
import type { NewLetter } from "#db/outbox/input.ts";

export const noon = new Date("2026-03-19T12:00:00Z");
export const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

export const reset = (over: Partial<NewLetter<"password-reset">> = {}): NewLetter<"password-reset"> => ({
  kind: "password-reset",
  props: { name: "Ирина", url: "https://crm.example.ru/reset/secret-token", minutes: 60 },
  runKey: randomUUID(),
  to: { address: "irina@example.ru", name: "Ирина Соколова" },
  locale: "ru",
  ...over,
});

/** Owe a letter as a command does. */
export const owe = (over: Partial<NewLetter<"password-reset">> = {}, now = noon) =>
  inTransaction((tx) => enqueueLetter(tx, reset(over), now));
