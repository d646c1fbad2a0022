import { CardFacts } from "./card-facts.tsx";
import type { CardView } from "./card-view.ts";
import { Entities } from "./entities.tsx";
import { People } from "./people.tsx";

/** Who they are: the people who decide, what is known of them, their legal names. */
export function Dossier({ view }: { view: CardView }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <People view={view} />
      <CardFacts view={view} />
      <Entities view={view} />
    </div>
  );
}
