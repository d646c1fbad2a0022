import { Static } from "#components/static-html.tsx";
import { CardFacts, OwnFacts } from "./card-facts.tsx";
import { under } from "./card-tabs.tsx";
import type { CardView } from "./card-view.ts";
import { DossierDesk } from "./dossier-desk.tsx";
import { Entities } from "./entities.tsx";
import { factsOf, ownFactsOf } from "./facts.ts";
import { Group } from "./group.tsx";
import { decisionOptions, editablePerson, People } from "./people.tsx";
import { rightsOn } from "./rights.ts";
import { Useful } from "./useful.tsx";

const parts = "grid grid-cols-[minmax(0,1fr)] gap-6";

/** Who they are: the people who decide, what is known of them, their legal names. Plain HTML with one desk for it. */
export function Dossier({ view }: { view: CardView }) {
  const { t, actor, client, card } = view;
  const facts = factsOf(view);
  const own = ownFactsOf(view);
  const { people, records, entities } = rightsOn(view);
  return (
    <>
      <Static as="div" className={parts}>
        <div className={under.dossier}>
          <People view={view} edits={people} />
        </div>
        <div className={under.dossier}>
          <Useful view={view} edits={records} />
        </div>
        <div className={under.money}>
          <Group view={view} edits={entities} />
        </div>
        <div className={under.money}>
          <Entities view={view} edits={entities} />
        </div>
        <div className={under.dossier}>
          <CardFacts view={view} facts={facts} />
          <OwnFacts view={view} facts={own} />
        </div>
      </Static>
      {people || entities ? (
        <DossierDesk
          clientId={client.id}
          version={client.version}
          facts={[...facts, ...own].filter(({ locked }) => !locked)}
          people={people ? card.people.map(editablePerson) : []}
          decisionRoles={decisionOptions(actor.locale)}
          entities={entities ? client.entities : []}
          locale={actor.locale}
          words={{
            facts: t.raw("facts"),
            person: t.raw("person"),
            entity: t.raw("entity"),
            search: t.raw("assign"),
            own: t.raw("ownInput"),
          }}
        />
      ) : null}
    </>
  );
}
