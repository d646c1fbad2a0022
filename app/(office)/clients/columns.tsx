import type { Words } from "#app/words.ts";
import { ClassMark } from "#components/class-mark.tsx";
import type { Column } from "#components/data-table/column.ts";
import { Icon, type IconName } from "#components/icon.tsx";
import { type Stage, StageMark } from "#components/stage-mark.tsx";
import { Tag } from "#components/tag.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { ClientRow } from "#db/clients/queries.ts";
import { type ClientStatus, clientClasses, clientStatuses } from "#db/clients/registries.ts";
import type { OwnField } from "#db/fields/queries.ts";
import type { InteractionKind } from "#db/interactions/kinds.ts";
import { dueText } from "#db/values/due.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatPhone } from "#db/values/phone.ts";
import { formatShortDay } from "#db/values/time.ts";
import { moneyColumns } from "./money-columns.tsx";
import { ownColumn } from "./own-columns.ts";

export type ListView = {
  actor: StaffActor;
  now: Date;
  t: Words<"clients">;
  /** Of the company's own, in their order. */
  fields: readonly OwnField[];
};

export const contactIcons: Record<InteractionKind, IconName> = {
  call: "phone",
  meeting: "users",
  letter: "mail",
  message: "message-square-text",
  note: "message-square",
};

export const stageOf = (status: ClientStatus): Stage =>
  clientStatuses[status].stage < 0 ? "lost" : (clientStatuses[status].stage as Stage);

const entries = <K extends string, V>(keys: readonly K[], make: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;

/**
 * The columns of the list. Marks are drawn once and shared by the rows: fifty rows then cost little more
 * than their text.
 */
export function clientColumns(view: ListView): Column<ClientRow>[] {
  const { actor, now, t, fields } = view;
  const when = { locale: actor.locale, timeZone: actor.timeZone, now };
  const classes = entries(["A", "B", "C"], (letter) => (
    <ClassMark letter={letter} label={t("classLabel", { letter })} />
  ));
  const statuses = entries(Object.keys(clientStatuses) as ClientStatus[], (status) => (
    <StageMark stage={stageOf(status)} tone={status === "lost" ? "off" : "calm"}>
      {clientStatuses[status].label[actor.locale]}
    </StageMark>
  ));
  const kinds = entries(Object.keys(contactIcons) as InteractionKind[], (kind) => (
    <Icon name={contactIcons[kind]} size={14} className="mt-[3px] mr-1.5 inline-block text-ink-3" />
  ));
  const day = (at: Date | null) => (at ? formatShortDay(at, when) : null);
  const due = ({ nextDueAt, nextTitle }: ClientRow) => {
    if (!nextDueAt) return null;
    const { text, tone } = dueText({ dueAt: nextDueAt, ...when });
    return (
      <>
        <span className={tone === "calm" ? "term" : `term term-${tone}`}>{text}</span>
        {nextTitle ? <span className="text-ink-2">{nextTitle}</span> : null}
      </>
    );
  };
  const contact = ({ lastContactAt, lastContactKind }: ClientRow) =>
    lastContactAt ? (
      <>
        {kinds[(lastContactKind ?? "note") as InteractionKind]}
        {day(lastContactAt)}
      </>
    ) : null;
  const owner = ({ ownerSurname, ownerGiven }: ClientRow) =>
    ownerSurname ? shortName({ surname: ownerSurname, given: ownerGiven ?? "", patronymic: null }) : null;
  const hidden = (
    <span className="text-ink-3" title={t("hiddenPoint")}>
      <span aria-hidden="true">•••</span>
      <span className="sr-only">{t("hiddenPoint")}</span>
    </span>
  );
  /** An empty text stands for a number that this reader may not see. */
  const behind = (value: string | null | undefined, show: (value: string) => string) =>
    value === "" ? hidden : value ? show(value) : null;
  const tagsOf = ([first, ...others]: readonly string[]) =>
    first ? (
      <>
        <Tag>{first}</Tag>
        {others.length > 0 ? <span className="text-ink-3">+{others.length}</span> : null}
      </>
    ) : null;
  return [
    {
      key: "name",
      header: t("columns.name"),
      cell: ({ name }) => name,
      title: ({ name }) => name,
      primary: true,
      sortable: true,
      phone: "title",
    },
    {
      key: "class",
      header: t("columns.class"),
      cell: (row) => classes[row.class],
      width: 64,
      sortable: true,
      hideable: true,
      phone: "mark",
    },
    {
      key: "status",
      header: t("columns.status"),
      cell: (row) => statuses[row.status],
      width: 128,
      sortable: true,
      hideable: true,
    },
    {
      key: "owner",
      header: t("columns.owner"),
      cell: owner,
      width: 136,
      sortable: true,
      hideable: true,
      phone: "left",
    },
    {
      key: "contact",
      header: t("columns.contact"),
      cell: contact,
      width: 144,
      sortable: true,
      firstSort: "desc",
      hideable: true,
      phone: "right",
    },
    {
      key: "due",
      header: t("columns.due"),
      cell: due,
      title: ({ nextTitle }) => nextTitle ?? undefined,
      width: 176,
      sortable: true,
      hideable: true,
      phone: "line",
    },
    {
      key: "region",
      header: t("columns.region"),
      cell: ({ region }) => region,
      title: ({ region }) => region ?? undefined,
      width: 184,
      sortable: true,
      hideable: true,
    },
    { key: "branch", header: t("columns.branch"), cell: ({ branch }) => branch, width: 136, hideable: true },
    {
      key: "source",
      header: t("columns.source"),
      cell: ({ source }) => source,
      title: ({ source }) => source ?? undefined,
      width: 152,
      hideable: true,
    },
    {
      key: "address",
      header: t("columns.address"),
      cell: ({ more }) => more?.address,
      title: ({ more }) => more?.address ?? undefined,
      width: 208,
      hideable: true,
    },
    { key: "inn", header: t("columns.inn"), cell: ({ more }) => more?.inn, width: 128, hideable: true },
    {
      key: "phone",
      header: t("columns.phone"),
      cell: ({ more }) => behind(more?.phone, formatPhone),
      width: 160,
      hideable: true,
    },
    {
      key: "email",
      header: t("columns.email"),
      cell: ({ more }) => behind(more?.email, (value) => value),
      title: ({ more }) => more?.email ?? undefined,
      width: 192,
      hideable: true,
    },
    {
      key: "tags",
      header: t("columns.tags"),
      cell: ({ more }) => tagsOf(more?.tags ?? []),
      title: ({ more }) => more?.tags?.join(", "),
      width: 176,
      hideable: true,
    },
    {
      key: "promises",
      header: t("columns.promises"),
      cell: ({ more }) => more?.promises || null,
      align: "end",
      width: 96,
      hideable: true,
    },
    {
      key: "complaints",
      header: t("columns.complaints"),
      cell: ({ more }) => more?.complaints || null,
      align: "end",
      width: 96,
      hideable: true,
    },
    ...moneyColumns(view),
    {
      key: "created",
      header: t("columns.created"),
      cell: ({ createdAt }) => day(createdAt),
      width: 120,
      sortable: true,
      firstSort: "desc",
      hideable: true,
    },
    ...fields.map((field) => ownColumn(field, actor.locale, hidden)),
  ];
}

/** «раз в месяц»: beside the mark of the class its letter is said already. */
export const rhythmWord = (letter: keyof typeof clientClasses, view: Pick<ListView, "actor">) =>
  classWord(letter, view).replace(/^\S+ — /, "");

export const classWord = (letter: keyof typeof clientClasses, { actor }: Pick<ListView, "actor">) =>
  clientClasses[letter].label[actor.locale];
