import type { Words } from "#app/words.ts";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import type { StaffActor } from "#db/actor.ts";
import { assignmentStates } from "#db/assignments/states.ts";
import { stateLabel } from "#db/complaints/states.ts";
import type { listHeld } from "#db/staff/held.ts";
import { formatShortDay } from "#db/values/time.ts";

interface Props {
  held: Awaited<ReturnType<typeof listHeld>>;
  actor: StaffActor;
  t: Words<"settings">;
}

/** Each thing with its link, what is due first. */
export function HeldList({ held, actor, t }: Props) {
  const now = new Date();
  const day = (at: Date | null) => (at ? formatShortDay(at, { ...actor, now }) : "");
  return (
    <>
      {held.assignments.length > 0 ? (
        <Section title={t("held.assignments")}>
          <Static as="ul">
            {held.assignments.map(({ id, title, state, dueAt, isCustodian, isIssuer }) => (
              <Row
                key={id}
                href={`/assignments/${id}`}
                title={title}
                says={[
                  assignmentStates[state].label[actor.locale],
                  isCustodian ? t("held.holds") : isIssuer ? t("held.gave") : "",
                ]
                  .filter(Boolean)
                  .join(", ")}
                due={day(dueAt)}
              />
            ))}
          </Static>
        </Section>
      ) : null}
      {held.complaints.length > 0 ? (
        <Section title={t("held.complaints")}>
          <Static as="ul">
            {held.complaints.map(({ id, number, kind, subject, state, dueAt, isOwner }) => (
              <Row
                key={id}
                href={`/complaints/${id}`}
                title={`${number} ${subject}`}
                says={`${stateLabel(kind, state)[actor.locale]}, ${t(isOwner ? "held.answers" : "held.handed")}`}
                due={day(dueAt)}
              />
            ))}
          </Static>
        </Section>
      ) : null}
    </>
  );
}

function Row({ href, title, says, due }: { href: string; title: string; says: string; due: string }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2 text-sm">
      <a href={href} className="min-w-0 flex-1 basis-[240px] font-medium text-ink">
        {title}
      </a>
      <span className="text-ink-2">{says}</span>
      <span className="w-20 text-end text-ink-3 tabular-nums max-md:w-auto">{due}</span>
    </li>
  );
}
