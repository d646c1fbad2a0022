import { Section } from "#components/section.tsx";
import { listBranches } from "#db/clients/queries.ts";
import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { can } from "#db/permissions.ts";
import type { Text } from "#db/values/text.ts";
import { type CardView, nameOf } from "./card-view.ts";
import { FactField } from "./fact-field.tsx";
import { OwnerField } from "./owner-field.tsx";

type Registry = Record<string, { label: Text }>;

/** What is known of the client, each fact edited where it stands. */
export function CardFacts({ view }: { view: CardView }) {
  const { t, actor, client } = view;
  const edits = client.editable && can(actor, "client.edit") && !client.archivedAt;
  const words = t.raw("facts");
  const shared = { clientId: client.id, version: client.version, words, locked: !edits };
  const choice = (field: "status" | "class" | "role" | "kind", registry: Registry) => (
    <FactField
      {...shared}
      field={field}
      value={client[field]}
      options={Object.entries(registry).map(([value, { label }]) => ({ value, label: label[actor.locale] }))}
    />
  );
  const line = (field: "name" | "region" | "source" | "address" | "site") => (
    <FactField {...shared} field={field} value={client[field] ?? ""} />
  );
  return (
    <Section title={t("card.facts")}>
      <dl className="grid gap-1 text-sm">
        {line("name")}
        {choice("status", clientStatuses)}
        {choice("class", clientClasses)}
        {edits && can(actor, "client.assign") ? (
          <OwnerField
            clientId={client.id}
            owner={client.owner ? { value: client.owner.id, label: nameOf(client.owner) } : null}
            words={words}
            search={t.raw("assign")}
          />
        ) : (
          <FactField {...shared} locked field="owner" value={nameOf(client.owner)} />
        )}
        <BranchFact view={view} locked={!edits || actor.branchId !== null} />
        {line("region")}
        {choice("role", clientRoles)}
        {choice("kind", clientKinds)}
        {line("source")}
        {line("address")}
        {line("site")}
        <FactField {...shared} field="note" value={client.note ?? ""} long />
      </dl>
    </Section>
  );
}

async function BranchFact({ view: { t, client }, locked }: { view: CardView; locked: boolean }) {
  const branches = locked ? (client.branch ? [client.branch] : []) : await listBranches();
  return (
    <FactField
      clientId={client.id}
      version={client.version}
      words={t.raw("facts")}
      locked={locked}
      field="branchId"
      value={client.branch?.id ?? ""}
      options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      empty={t("card.noBranch")}
    />
  );
}
