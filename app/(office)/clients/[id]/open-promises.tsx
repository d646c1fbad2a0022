import { Avatar } from "#components/avatar.tsx";
import { Section } from "#components/section.tsx";
import type { AssignmentRow } from "#db/assignments/queries.ts";
import { custodySays } from "../../assignments/custody-line.tsx";
import { WorkTerm } from "../../assignments/work-row.tsx";
import type { CardView } from "./card-view.ts";

/** One column of what is owed: the face of who holds it, what, until when. */
export function OpenPromises({ view }: { view: CardView }) {
  const { t, card, now } = view;
  const late = card.promises.some(({ dueAt, reportedAt }) => dueAt < now && !reportedAt);
  return (
    <Section title={t("card.promises")} count={card.promises.length || undefined} late={late} level={2}>
      {card.promises.length === 0 ? (
        <p className="text-sm text-ink-3">{t("card.promisesNone")}</p>
      ) : (
        <ul>
          {card.promises.map((item) => (
            <Promised key={item.id} item={item} view={view} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Promised({ item, view }: { item: AssignmentRow; view: CardView }) {
  const holder = item.custodianId === item.issuer.id ? item.issuer : item.executor;
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2 border-t border-line py-2 text-sm first:border-0 first:pt-0.5">
      <Avatar name={holder?.name ?? ""} size={20} holder />
      <div className="min-w-0">
        <a href={`/assignments/${item.id}`} className="font-medium text-ink">
          {item.title}
        </a>
        <div>
          <WorkTerm item={item} view={view.work} />
        </div>
        <div className="text-xs text-ink-3">{custodySays(item, view.work)}</div>
      </div>
    </li>
  );
}
