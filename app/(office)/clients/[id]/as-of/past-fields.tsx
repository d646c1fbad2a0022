import { Section } from "#components/section.tsx";
import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { sayOwn } from "#db/fields/kinds.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { ToldClient } from "#db/history/told.ts";
import { named, type PastView } from "./past-view.ts";

type Field = { key: string; label?: string; says: (client: ToldClient) => string };

/** The fields of the card in its order; beside one that is another today, what it is now. */
export function PastFields({ view, own }: { view: PastView; own: readonly OwnField[] }) {
  const { t, actor, card, then } = view;
  const { locale } = actor;
  const fields: Field[] = [
    { key: "name", says: ({ name }) => name },
    { key: "status", says: ({ status }) => clientStatuses[status].label[locale] },
    { key: "class", says: (client) => clientClasses[client.class].label[locale] },
    { key: "owner", says: ({ ownerId }) => named(view, ownerId) },
    { key: "branch", says: ({ branchId }) => named(view, branchId) },
    { key: "group", says: ({ groupId }) => named(view, groupId) },
    { key: "region", says: ({ region }) => region ?? "" },
    { key: "role", says: ({ role }) => clientRoles[role].label[locale] },
    { key: "kind", says: ({ kind }) => clientKinds[kind].label[locale] },
    { key: "source", says: ({ source }) => source ?? "" },
    { key: "address", says: ({ address }) => address ?? "" },
    { key: "site", says: ({ site }) => site ?? "" },
    { key: "tags", says: ({ tags }) => tags.join(", ") },
    ...(card.client.contactsVisible ? [{ key: "note", says: ({ note }: ToldClient) => note ?? "" }] : []),
    ...own.map((field) => ({
      key: field.id,
      label: field.name,
      says: ({ own }: ToldClient) =>
        own[field.id] === null ? t("hiddenValue") : sayOwn(field, own[field.id], locale),
    })),
  ];
  const words = t.raw("fields") as Record<string, string>;
  return (
    <Section title={t("facts")}>
      <dl className="grid gap-1 text-sm">
        {fields.map(({ key, label, says }) => {
          const [was, is] = [says(then.client), says(card.now.client)];
          return (
            <div key={key} className="fact">
              <dt>{label ?? words[key]}</dt>
              <dd className="min-w-0 wrap-anywhere whitespace-pre-line">
                {was || <span className="text-ink-3">{t("blank")}</span>}
                {was === is ? null : (
                  <span className="mt-0.5 block text-xs text-soon">
                    {is ? t("nowIs", { value: is }) : t("nowBlank")}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
