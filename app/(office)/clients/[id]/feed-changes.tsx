import { TimelineItem } from "#components/timeline.tsx";
import type { EditLine } from "#db/clients/collapse-edits.ts";
import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import type { ChangesEntry } from "#db/clients/timeline-changes.ts";
import { ownOfText, sayOwn } from "#db/fields/kinds.ts";
import type { Text } from "#db/values/text.ts";
import type { CardView } from "./card-view.ts";

interface Props {
  entry: ChangesEntry;
  time: string;
  dateTime: string;
  view: CardView;
}

/** What one colleague changed in one go; more than one change is folded and opens. */
export function FeedChanges({ entry, time, dateTime, view }: Props) {
  const { t } = view;
  const who = entry.who || t("card.system");
  const [only] = entry.lines;
  return (
    <TimelineItem kind="quiet" icon="pencil-line" time={time} dateTime={dateTime}>
      {entry.lines.length === 1 && entry.count === 1 && only ? (
        <p>
          {who}: {lineSays(only, view)}
        </p>
      ) : (
        <details>
          <summary className="cursor-default">
            {t("card.changed", { who, n: entry.lines.length, edits: entry.count })}
          </summary>
          <ul className="mt-1 grid gap-0.5">
            {entry.lines.map((line) => (
              <li key={`${line.what}${line.person ?? ""}`}>{lineSays(line, view)}</li>
            ))}
          </ul>
        </details>
      )}
    </TimelineItem>
  );
}

const registries: Readonly<Record<string, Readonly<Record<string, { label: Text }>>>> = {
  status: clientStatuses,
  class: clientClasses,
  kind: clientKinds,
  role: clientRoles,
};

/** «Регион: Омск, стало Тверь»; of what has no value to show, only what was done. */
function lineSays(line: EditLine, view: CardView): string {
  const { what, person, before, after } = line;
  const { t, actor } = view;
  if (what.startsWith("own.")) return ownSays(line, view);
  const fields: Readonly<Record<string, string>> = t.raw("facts");
  const deeds: Readonly<Record<string, string>> = t.raw("edits");
  const deed = deeds[what.replace(".", "_")];
  const blank = fields.blank ?? "";
  if (deed && person === null && before !== after)
    return t("card.changedFrom", { name: deed, before: before ?? blank, after: after ?? blank });
  if (deed) return person ? `${deed}: ${person}` : deed;
  const name = fields[what] ?? what;
  if (what === "branchId") return name;
  const value = (text: string | null) =>
    text === null ? blank : (registries[what]?.[text]?.label[actor.locale] ?? text);
  return t("card.changedFrom", { name, before: value(before), after: value(after) });
}

/** The same of a field of the company, which may be in the archive by now. */
function ownSays({ what, before, after }: EditLine, { t, actor, fields }: CardView): string {
  const field = fields.find(({ id }) => what === `own.${id}`);
  if (!field) return t("goneColumn");
  const value = (text: string | null) =>
    text === null ? t("facts.blank") : sayOwn(field, ownOfText(field.kind, text), actor.locale);
  return t("card.changedFrom", { name: field.name, before: value(before), after: value(after) });
}
