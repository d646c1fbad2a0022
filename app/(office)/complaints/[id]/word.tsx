import { Avatar } from "#components/avatar.tsx";
import { HANDED_TO } from "#db/complaints/moves.ts";
import type { ComplaintEntryRow } from "#db/complaints/queries.ts";
import {
  complaintDemands,
  complaintKinds,
  complaintSeverities,
  complaintTypes,
  tellingWays,
} from "#db/complaints/registries.ts";
import type { LetterState } from "#db/outbox/table.ts";
import { formatMoney } from "#db/values/money.ts";
import { capitalize, type Text } from "#db/values/text.ts";
import { formatDateTime } from "#db/values/time.ts";
import { type ComplaintView, zoned } from "./complaint-view.ts";
import type { FactField } from "./facts.ts";

type Props = { entry: ComplaintEntryRow; view: ComplaintView };

/** One entry: the client's words, ours to them, ours among ourselves, or a step that was made. */
export function Word({ entry, view }: Props) {
  const { t, item } = view;
  const isTheirs = entry.byClient || entry.kind === "lodged" || entry.kind === "reply";
  const name = isTheirs ? item.fromName : (entry.author?.name ?? t("page.system"));
  const when = formatDateTime(entry.at, zoned(view));
  if (entry.kind === "move" || entry.kind === "edit") {
    return (
      <li className="word word-quiet">
        <Avatar
          name={entry.byClient ? item.fromName : name}
          size={20}
          kind={entry.byClient ? "outsider" : "person"}
        />
        <div className="min-w-0 flex-1">
          <span className="text-ink">{quietWords(entry, name, view)}</span>{" "}
          <time className="text-xs text-ink-3" dateTime={entry.at.toISOString()}>
            {when}
          </time>
          {entry.text ? <p className="word-text">{entry.text}</p> : null}
        </div>
      </li>
    );
  }
  const isInside = !entry.visibleToClient;
  return (
    <li className={isInside ? "word word-inside" : "word"}>
      <Avatar name={name} size={32} kind={isTheirs ? "outsider" : "person"} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{name}</span>
          <span className="text-xs text-ink-3">
            <time dateTime={entry.at.toISOString()}>{when}</time> — {kindWords(entry, view)}
          </span>
          {isInside ? <span className="badge">{t("page.insideBadge")}</span> : null}
        </div>
        <div className="word-text">{entry.text}</div>
      </div>
    </li>
  );
}

const letterStates: Record<LetterState, "queued" | "sent" | "failed" | "unknown"> = {
  queued: "queued",
  in_flight: "queued",
  sent: "sent",
  refused: "failed",
  cancelled: "failed",
  unknown: "unknown",
};

/** What it is, and what became of its letter. */
function kindWords(
  { kind, byClient, author, letter }: ComplaintEntryRow,
  { t, item }: ComplaintView,
): string {
  const isWritten = kind === "reply" && !byClient && author;
  const words = isWritten
    ? t("entries.replyWritten", { name: author.name })
    : kind === "lodged" && !byClient && author
      ? `${t("entries.lodged")}: ${author.name}`
      : t(`entries.${kind as "lodged" | "question" | "reply" | "answer" | "note"}`);
  const state = letter && letterStates[letter];
  if (!state || (kind === "lodged" && item.state === "closed")) return words;
  return `${words}, ${t(`entries.letter.${state}`)}`;
}

/** What was done stands first: «Взято в работу — Ветрова А. Л.» cannot be read as if she were taken. */
function quietWords(entry: ComplaintEntryRow, who: string, view: ComplaintView): string {
  const { t } = view;
  if (entry.kind === "edit") return t("entries.edit", { who, what: changes(entry, view) });
  if (entry.command === "tell") return toldWords(entry, who, view);
  if (entry.command === "resend") {
    const letter = entry.letter ? t(`entries.letter.${letterStates[entry.letter]}`) : "";
    return t("entries.moves.resend", { who, letter });
  }
  if (entry.command !== "assign") return t(`entries.moves.${entry.command as "take"}`, { who });
  if (entry.newOwner) return t("entries.moves.assignSelf", { who });
  const to = entry.changed?.[HANDED_TO]?.[1];
  if (typeof to === "string") return t("entries.moves.assign", { who, to });
  return t(entry.changed ? "entries.moves.assignBack" : "entries.moves.assignUnsaid", { who });
}

/** «Об ответе сообщили по телефону 24 ноября, 15:10: Лебедева Анна — Ветрова А. Л.» */
function toldWords({ changed }: ComplaintEntryRow, who: string, view: ComplaintView): string {
  const { t, actor } = view;
  const said = (name: string) => String(changed?.[name]?.[1] ?? "");
  const way = said("way") as keyof typeof tellingWays;
  return t("entries.moves.tell", {
    ...{ who, whom: said("who"), way: tellingWays[way]?.label[actor.locale] ?? way },
    when: formatDateTime(new Date(said("toldAt")), zoned(view)),
  });
}

const registries: Partial<Record<string, Record<string, { label: Text }>>> = {
  kind: complaintKinds,
  type: complaintTypes,
  demand: complaintDemands,
  severity: complaintSeverities,
};

/** «Тип: Другое → Опоздание», of each fact that was corrected. */
function changes({ changed }: ComplaintEntryRow, { t, actor }: ComplaintView): string {
  const words = t.raw("facts");
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === "" || value === undefined) return words.blank;
    if (field.endsWith("Kopecks")) return formatMoney(Number(value), actor.locale);
    return registries[field]?.[String(value)]?.label[actor.locale] ?? String(value);
  };
  return Object.entries(changed ?? {})
    .flatMap(([field, [before, after]]) => {
      const label = words[field as FactField];
      if (!label) return field === "clientId" ? [words.client.toLowerCase()] : [];
      return [
        t("entries.was", {
          field: label.toLowerCase(),
          before: shown(field, before),
          after: shown(field, after),
        }),
      ];
    })
    .map((text, index) => (index === 0 ? text : capitalize(text)))
    .join("; ");
}
