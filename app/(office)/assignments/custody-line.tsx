import { Avatar } from "#components/avatar.tsx";
import { Custody, type CustodyState } from "#components/custody-mark.tsx";
import type { AssignmentRow } from "#db/assignments/queries.ts";
import { assignmentStates } from "#db/assignments/states.ts";
import { dueOf, type WorkView, whenOf } from "./work-view.ts";

/** Giver, stroke, receiver, «держит …». A promise given to oneself has one face. */
export function CustodyLine({ item, view }: { item: AssignmentRow; view: WorkView }) {
  const says = custodySays(item, view);
  if (item.issuer.id === item.executor?.id) {
    return (
      <span className="custody">
        <Avatar name={item.issuer.name} size={20} holder={item.custodianId !== null} />
        <span className="custody-says">{says}</span>
      </span>
    );
  }
  const { holder, mark } = assignmentStates[item.state];
  const receiver = item.executor
    ? { name: item.executor.name }
    : { name: item.department?.name ?? "", kind: "department" as const };
  return (
    <Custody
      giver={{ name: item.issuer.name }}
      receiver={receiver}
      state={mark satisfies CustodyState}
      holder={holder === "issuer" ? "giver" : holder === "executor" ? "receiver" : "none"}
    >
      {says}
    </Custody>
  );
}

/** The sentence beside the faces; «вы» for the one who reads. */
export function custodySays(item: AssignmentRow, view: WorkView): string {
  const { t, actor } = view;
  const you = item.custodianId === actor.id ? "you" : "other";
  const to = item.executor?.name ?? item.department?.name ?? "";
  const holder = (item.custodianId === item.issuer.id ? item.issuer.name : item.executor?.name) ?? "";
  const when = whenOf(view, item.last.at);
  switch (item.state) {
    case "sent":
      if (you === "other" && !item.executor) return t("custody.sent.department", { to, holder });
      return t(`custody.sent.${you}`, { to, holder, when });
    case "accepted": {
      const since = whenOf(view, item.acceptedAt ?? item.last.at);
      if (item.issuer.id === actor.id && you === "you") return t("custody.accepted.own", { when: since });
      const says = t(`custody.accepted.${you}`, { holder, when: since });
      return item.askedDueAt.getTime() === item.dueAt.getTime()
        ? says
        : `${says}, ${t("custody.askedFor", { date: dueOf(view, item.askedDueAt).date })}`;
    }
    case "confirmed":
    case "cancelled":
      return t(`custody.${item.state}`, { when });
    default:
      return t(`custody.${item.state}.${you}`, { to, holder, when });
  }
}
