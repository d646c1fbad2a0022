import { ClassMark } from "#components/class-mark.tsx";
import { clientClasses } from "#db/clients/registries.ts";
import type { getImport } from "#db/imports/queries.ts";
import { type Choice, choicesFor, duplicateChoices, type Ground, reasons } from "#db/imports/rules.ts";
import type { listTwinCards, listTwins } from "#db/imports/twin-queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { mendedCells, rowTitle } from "./row-title.ts";

type Import = Awaited<ReturnType<typeof getImport>>;
type Row = Awaited<ReturnType<typeof listTwins>>[number];
type Card = Awaited<ReturnType<typeof listTwinCards>>[number];

interface Props {
  row: Row;
  card: Card | undefined;
  of: Import;
  view: View;
}

/** What the row has that tells whom it is about. */
const telling = ["inn", "kpp", "phones", "emails", "address", "region"];

export function TwinRow({ row, card, of, view }: Props) {
  const { actor, t } = view;
  const { twin, rowNo } = row;
  const cells = mendedCells(of, rowNo, row.cells);
  const facts = telling.flatMap((field) => cells[of.mapping.indexOf(field)] || []).slice(0, 3);
  return (
    <li className="grid gap-x-5 gap-y-2 border-b border-line py-3 text-sm lg:grid-cols-[56px_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div>
        {twin.ground === "file" ? null : (
          <>
            <span className="text-lg font-semibold tabular-nums">
              {formatNumber(twin.score, actor.locale)}
            </span>
            <span className="text-xs text-ink-3 lg:block"> {t("twins.of")}</span>
          </>
        )}
      </div>
      <div className="min-w-0">
        <div className="text-xs text-ink-3">{t("twins.inFile", { row: rowNo })}</div>
        <div className="font-medium break-words">{rowTitle(cells, of)}</div>
        <div className="text-ink-2 break-words">{facts.join(", ")}</div>
        <Why reasons={twin.reasons} view={view} />
      </div>
      <div className="min-w-0">
        <Other twin={twin} card={card} view={view} />
      </div>
      <Decision row={row} editable={of.state === "ready"} view={view} />
    </li>
  );
}

function Why({ reasons: found, view: { actor } }: { reasons: Row["twin"]["reasons"]; view: View }) {
  return (
    <div className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-2">
      {found.map((reason) => {
        const { label, points } = reasons[reason];
        return (
          <span key={reason}>
            {typo(say(label, actor.locale), actor.locale)}{" "}
            <b className={points < 0 ? "font-medium text-late" : "font-medium text-done"}>
              {points < 0 ? `−${-points}` : `+${points}`}
            </b>
          </span>
        );
      })}
    </div>
  );
}

function Other({
  twin,
  card,
  view: { actor, t },
}: {
  twin: Row["twin"];
  card: Card | undefined;
  view: View;
}) {
  if (twin.rowNo !== null) {
    return <div className="text-xs text-ink-3">{t("twins.sameFile", { row: twin.rowNo })}</div>;
  }
  if (!card) return <div className="text-xs text-ink-3">{typo(t("twins.hidden"), actor.locale)}</div>;
  const { owner } = card;
  const facts = [
    owner?.surname ? shortName(owner) : "",
    ...card.inns.map((inn) => `ИНН ${inn}`),
    card.address ?? "",
  ];
  return (
    <>
      <div className="text-xs text-ink-3">{t("twins.ours")}</div>
      <div className="flex items-center gap-2">
        <ClassMark letter={card.class} label={say(clientClasses[card.class].label, actor.locale)} />
        <a className="link min-w-0 font-medium break-words" href={`/clients/${card.id}`}>
          {card.name}
        </a>
      </div>
      <div className="text-ink-2 break-words">{facts.filter(Boolean).join(", ")}</div>
    </>
  );
}

/** Four ways, or the plan alone once nothing can be decided any more. */
function Decision({ row, editable, view: { actor, t } }: { row: Row; editable: boolean; view: View }) {
  const { twin, rowNo, choice, plan } = row;
  const now = plan === null ? "" : t(`twins.plan.${plan}`);
  if (!editable) return <div className="text-xs text-ink-3">{now}</div>;
  const open = (one: Choice) => twin.editable || one === "create" || one === "skip";
  return (
    <fieldset
      data-row={rowNo}
      data-chosen={choice ?? ""}
      className="grid content-start justify-items-start gap-1"
    >
      <legend className="sr-only">{t("twins.choose", { row: rowNo })}</legend>
      <div className="segmented flex-wrap">
        {choicesFor(twin.ground)
          .filter(open)
          .map((one) => (
            <label
              key={one}
              title={say(duplicateChoices[one].hint, actor.locale)}
              className="cursor-pointer has-checked:bg-surface has-checked:text-ink has-checked:shadow-[var(--shadow-button)] has-focus-visible:outline-2 has-focus-visible:outline-accent-ink dark:has-checked:bg-line-strong"
            >
              <input
                type="radio"
                name={`row-${rowNo}`}
                value={one}
                defaultChecked={choice === one}
                className="sr-only"
              />
              {choiceLabel(one, twin.ground, t, actor.locale)}
            </label>
          ))}
      </div>
      <p className="text-xs text-ink-3">{now}</p>
    </fieldset>
  );
}

/** A row of the same file is not updated but taken in. */
export function choiceLabel(
  choice: Choice,
  ground: Ground,
  t: View["t"],
  locale: View["actor"]["locale"],
): string {
  if (ground === "file" && choice === "fill") return t("twins.merge");
  return say(duplicateChoices[choice].label, locale);
}
