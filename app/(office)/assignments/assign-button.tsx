import type { Messages } from "#app/messages/catalogues.ts";
import type { ButtonVariant } from "#components/button.tsx";
import { AssignDialog, type AssignmentDefaults } from "./assignment-form.tsx";
import { termSetup } from "./presets.ts";
import type { WorkView } from "./work-view.ts";

export type FormWords = Messages["assignments"]["form"];

type Props = {
  view: WorkView;
  variant?: ButtonVariant;
  clientId?: string;
  /** The complaint it is about: a question to a colleague. */
  complaintId?: string;
  defaults?: AssignmentDefaults;
};

/** «Поручить»: opens the form, for a client when there is one. */
export function AssignButton({ view, variant = "second", clientId, complaintId, defaults }: Props) {
  return (
    <AssignDialog
      words={view.t.raw("form")}
      setup={termSetup(view)}
      selfId={view.actor.id}
      variant={variant}
      clientId={clientId}
      complaintId={complaintId}
      defaults={defaults}
    />
  );
}
