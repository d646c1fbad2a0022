import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import type { ImportKind } from "#db/imports/kinds/kind.ts";

export type Translator = Words<"imports">;

/** What every part of these pages needs to speak. */
export interface View {
  actor: StaffActor;
  now: Date;
  t: Translator;
  /** Where a column may go: the fields of the kind, and those of the company. */
  fields: ImportKind["fields"];
}
