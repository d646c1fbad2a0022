import { EmptyState } from "#components/empty-state.tsx";
import type { listDifferent } from "#db/duplicates/different.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";
import { DifferentButton } from "./different-button.tsx";
import type { DuplicatesView } from "./view.ts";

type Rows = Awaited<ReturnType<typeof listDifferent>>;

/** What was said once and holds for all: by whom, when, and the way back. */
export function DifferentList({ rows, view: { actor, now, t } }: { rows: Rows; view: DuplicatesView }) {
  if (rows.length === 0)
    return (
      <EmptyState icon="copy" title={t("noDifferent")}>
        {t("noDifferentText")}
      </EmptyState>
    );
  return (
    <ul className="pairs">
      {rows.map((row) => (
        <li key={`${row.a}${row.b}`} className="pair">
          <div className="min-w-0 flex-1">
            <div className="pair-names">
              <a className="pair-name" href={`/clients/${row.aHome}`}>
                <span className="truncate">{row.aName}</span>
              </a>
              <a className="pair-name" href={`/clients/${row.bHome}`}>
                <span className="truncate">{row.bName}</span>
              </a>
            </div>
            <p className="mt-1 text-xs text-ink-3">
              {t("saidBy", {
                who: shortName({ surname: row.surname, given: row.given, patronymic: null }),
                when: formatDateTime(row.at, { ...actor, now }),
              })}
            </p>
          </div>
          {row.editable ? (
            <div className="pair-actions">
              <DifferentButton
                back
                of={row.of}
                ids={[row.a, row.b]}
                names={[row.aName, row.bName]}
                label={t("decide.takeBack")}
                words={t.raw("decide")}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
