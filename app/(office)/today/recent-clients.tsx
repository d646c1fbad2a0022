import { getWords } from "#app/words.ts";
import { ClassMark } from "#components/class-mark.tsx";
import { Section } from "#components/section.tsx";
import type { listRecentClients } from "#db/clients/queries.ts";
import { type WorkView, whenOf } from "../assignments/work-view.ts";

type Props = { clients: ReturnType<typeof listRecentClients>; view: WorkView };

/** Cards this person opened last: the way back to a talk that was interrupted. */
export async function RecentClients({ clients, view }: Props) {
  const [t, recent] = await Promise.all([getWords("today"), clients]);
  return (
    <Section title={t("recent")} className="mt-8">
      {recent.length === 0 ? (
        <p className="text-sm text-ink-3">{t("recentEmpty")}</p>
      ) : (
        <ul>
          {recent.map(({ id, name, class: letter, at }) => (
            <li key={id} className="flex items-baseline gap-2 border-t border-line py-2 text-sm">
              <ClassMark letter={letter} label={view.t("classLabel", { class: letter })} small />
              <a href={`/clients/${id}`} className="min-w-0 flex-1">
                {name}
              </a>
              <span className="flex-none text-xs text-ink-3">{whenOf(view, at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
