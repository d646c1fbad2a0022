import type { Messages } from "#app/messages/catalogues.ts";
import type { SelectOption } from "#components/select.tsx";
import type { FactName } from "#db/clients/input.ts";
import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { can } from "#db/permissions.ts";
import type { Text } from "#db/values/text.ts";
import { type CardView, nameOf } from "./card-view.ts";

export type FactWords = Messages["clients"]["facts"];

export interface Fact {
  field: FactName | "owner";
  /** As it is edited: the key of a choice, the text of a line; empty when nothing is known. */
  value: string;
  /** In words. */
  shown: string;
  options?: SelectOption[];
  /** The word for no choice; without it one has to be made. */
  empty?: string;
  long?: boolean;
  hint?: string;
  /** Shown, not edited. */
  locked: boolean;
}

const keys = ["status", "class", "role", "kind"] as const;
const lines = ["name", "region", "source", "address", "site"] as const;

/** What is known of the client, in the order of the card. */
export function factsOf({ t, actor, client }: CardView): Fact[] {
  const edits = client.editable && can(actor, "client.edit") && !client.archivedAt;
  const choice = (field: (typeof keys)[number], registry: Record<string, { label: Text }>): Fact => ({
    field,
    value: client[field],
    shown: registry[client[field]]?.label[actor.locale] ?? "",
    options: Object.entries(registry).map(([value, { label }]) => ({ value, label: label[actor.locale] })),
    locked: !edits,
  });
  const line = (field: (typeof lines)[number]): Fact => {
    const value = client[field] ?? "";
    return { field, value, shown: value, locked: !edits };
  };
  const { note } = client;
  const useful: Fact = { field: "note", value: note ?? "", shown: note ?? "", long: true, locked: !edits };
  return [
    line("name"),
    choice("status", clientStatuses),
    { ...choice("class", clientClasses), locked: true },
    {
      field: "owner",
      value: client.owner?.id ?? "",
      shown: nameOf(client.owner),
      locked: !edits || !can(actor, "client.assign"),
    },
    {
      field: "branchId",
      value: client.branch?.id ?? "",
      shown: client.branch?.name ?? t("card.noBranch"),
      empty: t("card.noBranch"),
      locked: !edits || actor.branchId !== null,
    },
    line("region"),
    choice("role", clientRoles),
    choice("kind", clientKinds),
    line("source"),
    line("address"),
    line("site"),
    {
      field: "tags",
      value: client.tags.join(", "),
      shown: client.tags.join(", "),
      hint: t("facts.tagsHint"),
      locked: !edits,
    },
    ...(client.contactsVisible ? [useful] : []),
  ];
}
