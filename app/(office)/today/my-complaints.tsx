import { getWords } from "#app/words.ts";
import { ClassMark } from "#components/class-mark.tsx";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { listComplaints } from "#db/complaints/queries.ts";
import { DueCell } from "../complaints/due-cell.tsx";
import { StateMark } from "../complaints/state-mark.tsx";
import { viewHref } from "../complaints/views.ts";

const SHOWN = 8;

type Props = { actor: StaffActor; now: Date; complaints: ReturnType<typeof listComplaints> };

/** What this person answers for in the book, by the day we steer by. Nothing at all when it is nothing. */
export async function MyComplaints({ actor, now, complaints }: Props) {
  const [t, { rows }] = await Promise.all([getWords("complaints"), complaints]);
  if (rows.length === 0) return null;
  const view = { actor, now, t };
  return (
    <Section
      id="complaints"
      title={t("today.title")}
      count={rows.length}
      late={rows.some(({ late }) => late)}
      note={t("today.note")}
      className="mt-8 scroll-mt-4"
    >
      <Static as="ul">
        {rows.slice(0, SHOWN).map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 border-t border-line py-2 max-md:grid-cols-1"
          >
            <div className="min-w-0">
              <a
                href={`/complaints/${row.id}`}
                className="inline-block py-0.5 text-base font-medium text-ink"
              >
                {row.subject}
              </a>
              <div className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
                <span>{row.number}</span>
                {row.client ? (
                  <span className="inline-flex items-center gap-1.5 text-ink-2">
                    <ClassMark
                      letter={row.client.class}
                      label={t("classLabel", { letter: row.client.class })}
                      small
                    />
                    {row.client.name}
                  </span>
                ) : (
                  <span className="text-ink-2">{row.fromName}</span>
                )}
                <StateMark kind={row.kind} state={row.state} locale={actor.locale} />
              </div>
            </div>
            <DueCell row={row} view={view} />
          </li>
        ))}
      </Static>
      {rows.length > SHOWN ? (
        <a className="mt-2 inline-block text-sm text-accent-ink" href={viewHref("mine")}>
          {t("today.all", { total: rows.length })}
        </a>
      ) : null}
    </Section>
  );
}
