import type { KindName } from "#db/duplicates/kind-names.ts";
import type { getSearch } from "#db/duplicates/queries.ts";
import { formatDateTime } from "#db/values/time.ts";
import { RulesButton } from "./rules-button.tsx";
import { SearchButton } from "./search-button.tsx";
import { SearchProgress } from "./search-progress.tsx";
import type { DuplicatesView } from "./view.ts";

type Props = { state: Awaited<ReturnType<typeof getSearch>>; of: KindName; view: DuplicatesView };

/** When the base was last looked through; how far it is while it is; and how the points are made. */
export function SearchState({ state: { running, lastAt }, of, view }: Props) {
  const { actor, now, t } = view;
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
      {running ? (
        <SearchProgress id={running.id} first={running} words={t.raw("progress")} />
      ) : (
        <>
          <p className="text-sm text-ink-3">
            {[
              ...(lastAt ? [t("searched", { when: formatDateTime(lastAt, { ...actor, now }) })] : []),
              t(of === "contact" ? "nightlyPeople" : "nightly"),
            ].join(" ")}
          </p>
          <SearchButton words={t.raw("progress")} />
        </>
      )}
      <RulesButton of={of} view={view} />
    </div>
  );
}
