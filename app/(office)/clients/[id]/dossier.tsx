import { Static } from "#components/static-html.tsx";
import { can } from "#db/permissions.ts";
import { CardFacts } from "./card-facts.tsx";
import type { CardView } from "./card-view.ts";
import { DossierDesk } from "./dossier-desk.tsx";
import { Entities } from "./entities.tsx";
import { factsOf } from "./facts.ts";
import { decisionOptions, editablePerson, People } from "./people.tsx";

/** Who they are: the people who decide, what is known of them, their legal names. Plain HTML with one desk for it. */
export function Dossier({ view }: { view: CardView }) {
  const { t, actor, client, card } = view;
  const facts = factsOf(view);
  const standing = !client.archivedAt;
  const people = standing && client.contactsVisible && can(actor, "contact.edit");
  const entities = standing && client.editable && can(actor, "client.edit");
  return (
    <>
      <Static as="div" className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <People view={view} edits={people} />
        <CardFacts view={view} facts={facts} />
        <Entities view={view} edits={entities} />
      </Static>
      {people || entities ? (
        <DossierDesk
          clientId={client.id}
          version={client.version}
          facts={facts.filter(({ locked }) => !locked)}
          people={people ? card.people.map(editablePerson) : []}
          decisionRoles={decisionOptions(actor.locale)}
          entities={entities ? client.entities : []}
          words={{
            facts: t.raw("facts"),
            person: t.raw("person"),
            entity: t.raw("entity"),
            search: t.raw("assign"),
          }}
        />
      ) : null}
    </>
  );
}
