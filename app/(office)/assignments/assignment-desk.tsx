import type { Messages } from "#app/messages/catalogues.ts";
import { Desk } from "./desk.tsx";
import { termSetup } from "./presets.ts";
import type { WorkView } from "./work-view.ts";

export type DeskWords = Messages["assignments"]["desk"];

/** Stands once on a page with `AssignmentActions`: carries out their presses, opens their dialogs, knows the keys. */
export function AssignmentDesk({ view }: { view: WorkView }) {
  const self = { value: `person:${view.actor.id}`, label: view.actor.name };
  return <Desk words={view.t.raw("desk")} setup={termSetup(view)} self={self} />;
}
