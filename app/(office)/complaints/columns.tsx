import type { Words } from "#app/words.ts";
import { Avatar } from "#components/avatar.tsx";
import { ClassMark } from "#components/class-mark.tsx";
import { Custody } from "#components/custody-mark.tsx";
import type { Column } from "#components/data-table/column.ts";
import type { StaffActor } from "#db/actor.ts";
import type { ComplaintRow } from "#db/complaints/list.ts";
import { complaintKinds, complaintSeverities, complaintTypes } from "#db/complaints/registries.ts";
import { formatMoney } from "#db/values/money.ts";
import { DueCell } from "./due-cell.tsx";
import { StateMark } from "./state-mark.tsx";

export interface BookView {
  actor: StaffActor;
  now: Date;
  t: Words<"complaints">;
}

/** «Качество работ» of a complaint; of other kinds their kind stands before it. */
export function whatOf({ kind, type }: Pick<ComplaintRow, "kind" | "type">, { actor, t }: BookView) {
  const word = complaintTypes[type].label[actor.locale];
  const kindWord = complaintKinds[kind].label[actor.locale];
  if (kind === "complaint") return word;
  return type === "other" ? kindWord : t("kindAnd", { kind: kindWord, type: word.toLowerCase() });
}

/** Who answers, and who has it now: one filled face a row. */
function Holder({ row, view }: { row: ComplaintRow; view: BookView }) {
  const { t } = view;
  const owner = row.owner.name;
  if (row.state === "waiting_client") {
    return (
      <span title={t("whoWaits", { owner })}>
        <Custody
          giver={{ name: owner }}
          receiver={{ name: row.client?.name ?? row.fromName, kind: "outsider" }}
          state="taken"
          holder="none"
        >
          {t("clientParty")}
        </Custody>
      </span>
    );
  }
  if (row.candidate) {
    const candidate = row.candidate.name;
    return (
      <span title={t("whoHanded", { owner, candidate })}>
        <Custody giver={{ name: owner }} receiver={{ name: candidate }} state="handed" holder="giver">
          {owner}
        </Custody>
      </span>
    );
  }
  return (
    <span className="who" title={t("whoOwn", { owner })}>
      <Avatar name={owner} size={20} holder={row.state !== "closed"} />
      {owner}
    </span>
  );
}

/** The columns of the book. On a phone: number, who and what, whose, and the day. */
export function bookColumns(view: BookView): Column<ComplaintRow>[] {
  const { actor, t } = view;
  return [
    {
      key: "number",
      header: t("columns.number"),
      cell: ({ number }) => number,
      width: 136,
      primary: true,
      phone: "title",
    },
    {
      key: "client",
      header: t("columns.client"),
      cell: ({ client, fromName }) =>
        client ? (
          <>
            <ClassMark letter={client.class} label={t("classLabel", { letter: client.class })} small />
            <span>{client.name}</span>
          </>
        ) : (
          <span className="text-ink-2">{fromName}</span>
        ),
      title: ({ client, fromName, subject }) => `${client?.name ?? fromName}: ${subject}`,
      phone: "line",
    },
    {
      key: "what",
      header: t("columns.what"),
      cell: (row) => whatOf(row, view),
      title: ({ subject }) => subject,
      width: 124,
    },
    {
      key: "severity",
      header: t("columns.severity"),
      cell: ({ kind, severity }) =>
        complaintKinds[kind].needsVerdict ? (
          <span
            className={severity === "high" ? "font-medium" : severity === "low" ? "text-ink-3" : "text-ink-2"}
          >
            {complaintSeverities[severity].label[actor.locale]}
          </span>
        ) : null,
      width: 100,
    },
    {
      key: "who",
      header: t("columns.who"),
      cell: (row) => <Holder row={row} view={view} />,
      width: 168,
      phone: "left",
    },
    {
      key: "state",
      header: t("columns.state"),
      cell: ({ kind, state }) => <StateMark kind={kind} state={state} locale={actor.locale} />,
      width: 172,
      phone: "mark",
    },
    {
      key: "due",
      header: t("columns.due"),
      cell: (row) => <DueCell row={row} view={view} />,
      width: 210,
      sortable: true,
      phone: "right",
    },
    {
      key: "claimed",
      header: t("columns.claimed"),
      cell: ({ claimedKopecks }) =>
        claimedKopecks === null
          ? null
          : formatMoney(claimedKopecks, actor.locale, { kopecks: true }).replace(/[\s ]?₽/, ""),
      align: "end",
      width: 100,
    },
  ];
}
