import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";

export interface DuplicatesView {
  actor: StaffActor;
  now: Date;
  t: Words<"duplicates">;
}
