import { type interactionKinds, outcomes } from "#db/interactions/kinds.ts";
import { shortName } from "#db/values/person-name.ts";
import { termSetup } from "../../assignments/presets.ts";
import type { CardView } from "./card-view.ts";
import { Composer } from "./composer.tsx";

/** What the composer needs to know of the client and of who writes. */
export function ComposerBox({ view }: { view: CardView }) {
  const { t, actor, client, card, work } = view;
  const options = (registry: typeof outcomes | typeof interactionKinds) =>
    Object.entries(registry).map(([value, { label }]) => ({ value, label: label[actor.locale] }));
  return (
    <Composer
      key={client.id}
      clientId={client.id}
      people={card.people.map((person) => ({
        value: person.id,
        label: shortName({ ...person, given: person.given ?? "" }),
      }))}
      outcomes={options(outcomes)}
      self={{ value: `person:${actor.id}`, label: actor.name }}
      locale={actor.locale}
      setup={termSetup(work)}
      words={t.raw("composer")}
    />
  );
}
