import type { Words } from "#app/words.ts";
import { Segmented } from "#components/segmented.tsx";

type Place = "clients" | "groups" | "subjects" | "month";
const places: readonly [Place, string][] = [
  ["clients", "/clients"],
  ["groups", "/clients/groups"],
  ["subjects", "/clients/subjects"],
  ["month", "/clients/dates"],
];

/** The lists beside that of the clients: groups of firms, what is promised to whom, the dates of a month. */
export function ClientsNav({ d, current }: { d: Words<"dossier">; current: Place }) {
  return (
    <div className="overflow-x-auto px-6 pb-4 max-md:px-4">
      <Segmented
        label={d("nav.label")}
        items={places.map(([place, href]) => ({
          href,
          label: d(`nav.${place}`),
          current: place === current,
        }))}
      />
    </div>
  );
}
