import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import type { ClientCard } from "#db/clients/card.ts";
import type { ClientHead } from "#db/clients/queries.ts";
import type { listOfClient } from "#db/complaints/queries.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { WorkView } from "../../assignments/work-view.ts";

/** What every part of the card needs: who looks, when, in which words, at what. */
export interface CardView {
  actor: StaffActor;
  now: Date;
  t: Words<"clients">;
  /** Words of the dossier's own parts. */
  d: Words<"dossier">;
  purchases: Words<"purchases">;
  classes: Words<"classes">;
  work: WorkView;
  client: ClientHead;
  /** Of the company's own, in their order. */
  fields: readonly OwnField[];
  card: ClientCard;
  /** Its newest entries in the book. */
  complaints: Awaited<ReturnType<typeof listOfClient>>;
}

/** «Ирина Соколова». */
export const nameOf = (person: { given: string; surname: string } | null): string =>
  person ? [person.given, person.surname].filter(Boolean).join(" ") : "";

export const whenOptions = ({ actor, now }: CardView) => ({
  locale: actor.locale,
  timeZone: actor.timeZone,
  now,
});

/** A plain button with an icon alone, for the desk of the dossier to listen to. */
export const smallButton = { variant: "ghost", size: "sm", iconOnly: true } as const;
