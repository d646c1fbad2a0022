import { getWords } from "#app/words.ts";
import { Tabs } from "#components/tabs.tsx";
import { countUnchecked } from "#db/access/queries.ts";
import type { StaffActor } from "#db/actor.ts";
import { can, type Permission } from "#db/permissions.ts";

const places = [
  ["losses", "/safety", "invariants.view"],
  ["anomalies", "/safety/anomalies", "anomaly.check"],
  ["access", "/safety/access", "access.view"],
  ["exports", "/safety/exports", "export.view"],
  ["erasures", "/safety/erasures", "erasure.view"],
  ["watch", "/safety/watch", "watch.view"],
] as const satisfies readonly (readonly [string, string, Permission])[];

type Place = (typeof places)[number][0];

/** The pages that watch over the data, as far as this person may enter them. */
export async function SafetyTabs({ actor, current }: { actor: StaffActor; current: Place }) {
  const t = await getWords("watch");
  const open = can(actor, "anomaly.check") ? await countUnchecked(actor) : 0;
  return (
    <Tabs
      label={t("tabs.label")}
      className="px-6 max-md:mx-0 max-md:px-4"
      items={places
        .filter(([, , permission]) => can(actor, permission))
        .map(([name, href]) => ({
          href,
          label: t(`tabs.${name}`),
          current: name === current,
          ...(name === "anomalies" && open > 0 ? { count: open, late: true } : {}),
        }))}
    />
  );
}
