import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { sayOwn, typedOwn } from "#db/fields/kinds.ts";
import { ownName } from "#db/fields/value.ts";
import { can } from "#db/permissions.ts";
import type { Text } from "#db/values/text.ts";
import { type CardView, nameOf } from "./card-view.ts";
import type { Fact } from "./fact.ts";

/** The class with how it came about, where a head holds it. */
function classShown({ actor, client, card, classes }: CardView): string {
  const word = clientClasses[client.class].label[actor.locale];
  const { held } = card.class;
  return held ? `${client.class}, ${classes("card.byHand")}` : word;
}

const keys = ["status", "class", "role", "kind"] as const;
const lines = ["name", "region", "source", "address", "site"] as const;

const mayEdit = ({ actor, client }: CardView) =>
  client.editable && can(actor, "client.edit") && !client.archivedAt;

/** What the company writes down of its clients beyond that. */
export const ownFactsOf = (view: CardView): Fact[] =>
  view.fields.map((field) => {
    const value = view.client.own[field.id];
    return {
      field: ownName(field),
      label: field.name,
      own: field,
      value: typedOwn(field, value, view.actor.locale),
      shown: value === null ? view.t("hiddenPoint") : sayOwn(field, value, view.actor.locale),
      hint: field.hint ?? undefined,
      locked: !mayEdit(view),
    };
  });

/** What is known of the client, in the order of the card. */
export function factsOf(view: CardView): Fact[] {
  const { t, actor, client } = view;
  const edits = mayEdit(view);
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
    { ...choice("class", clientClasses), shown: classShown(view), locked: true, opens: "class" },
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
