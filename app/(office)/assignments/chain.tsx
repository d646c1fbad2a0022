import { Avatar } from "#components/avatar.tsx";
import { custodyIcon } from "#components/custody-mark.tsx";
import { Timeline, TimelineItem } from "#components/timeline.tsx";
import type { AssignmentWithChain, ChainLink } from "#db/assignments/queries.ts";
import { assignmentStates } from "#db/assignments/states.ts";
import { formatTime } from "#db/values/time.ts";
import { dayOf, dueOf, type WorkView } from "./work-view.ts";

/** The whole chain of custody: every step with who, when, what was said, and who has held it since. */
export function Chain({ item, view }: { item: AssignmentWithChain; view: WorkView }) {
  const { t, actor } = view;
  return (
    <Timeline label={t("detail.chain")}>
      {item.chain.map((link, index) => {
        const before = item.chain[index - 1];
        const isNewTerm = !before || before.dueAt.getTime() !== link.dueAt.getTime();
        const isNewDay = !before || dayOf(view, before.at) !== dayOf(view, link.at);
        const isLast = index === item.chain.length - 1;
        return (
          <TimelineItem
            key={link.seq}
            time={formatTime(link.at, { timeZone: actor.timeZone })}
            dateTime={link.at.toISOString()}
            icon={link.command === "return" ? "rotate-ccw" : custodyIcon(assignmentStates[link.toState].mark)}
            kind={isLast && item.custodianId ? "promise" : "word"}
            done={isLast && link.toState === "confirmed"}
            meta={[
              isNewDay && dayOf(view, link.at),
              isNewTerm && t("stepTerm", { date: dueOf(view, link.dueAt).date }),
            ]
              .filter(Boolean)
              .join(", ")}
          >
            <span>{stepSays(link, before, item, view)}</span>
            {link.remark ? <p className="text-sm text-ink-2">{t("quoted", { text: link.remark })}</p> : null}
            <span className="mt-1 flex items-center gap-1.5 text-xs text-ink-2">
              {link.holder ? <Avatar name={link.holder.name} size={20} holder={isLast} /> : null}
              {link.holder ? t("detail.holds", { name: link.holder.name }) : t("detail.nobody")}
            </span>
          </TimelineItem>
        );
      })}
    </Timeline>
  );
}

function stepSays(
  link: ChainLink,
  before: ChainLink | undefined,
  item: AssignmentWithChain,
  { t }: WorkView,
): string {
  const who = link.actor?.name ?? "";
  const to =
    link.executor?.name ?? (link.department ? t("detail.wholeDepartment", { name: link.department }) : "");
  if (link.command === "pass_on") return t("steps.pass_on", { who, to });
  if (link.command === "issue" || link.command === "resend") {
    const isOwn = link.executor?.id === item.issuer.id;
    return isOwn ? t(`steps.${link.command}Own`, { who }) : t(`steps.${link.command}`, { who, to });
  }
  if (link.command === "accept" && before && before.dueAt.getTime() !== link.dueAt.getTime()) {
    return t("steps.acceptOwn", { who });
  }
  return t(`steps.${link.command}`, { who });
}
