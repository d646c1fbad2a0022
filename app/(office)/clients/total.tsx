import { Suspense } from "react";
import { SkeletonText } from "#components/skeleton.tsx";
import type { ClientSearch } from "#db/clients/list-input.ts";
import { COUNT_CAP } from "#db/clients/queries.ts";
import { countRecently, rememberedCount } from "#db/clients/recent-counts.ts";
import type { ListView } from "./columns.tsx";

type Props = { known: number | null; search: ClientSearch; view: ListView };

/** How many there are: said at once when it is known, else it comes after the rows. */
export function Total({ known, search, view }: Props) {
  const count = known ?? rememberedCount(view.actor, search, view.now);
  if (count !== null) return says(count, view);
  return (
    <Suspense fallback={<SkeletonText width={88} />}>
      <Counted search={search} view={view} />
    </Suspense>
  );
}

async function Counted({ search, view }: Omit<Props, "known">) {
  return says(await countRecently(view.actor, search, view.now), view);
}

const says = (count: number, { t }: ListView) =>
  count > COUNT_CAP ? t("totalCapped") : t("total", { count });
