import type { Kept } from "#db/imports/kinds/kind.ts";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import type { View } from "../translator.ts";
import { UndoDialog } from "./undo-dialog.tsx";
import { type UndoLine, undoParts } from "./undo-parts.ts";

type Import = Awaited<ReturnType<typeof getImport>>;

/** What comes back and what stays, before anybody presses. */
export async function UndoPanel({ of, view }: { of: Import; view: View }) {
  const { actor, t } = view;
  const { countUndo, listKept } = kindOf(of.kind);
  const [undo, kept] = await Promise.all([countUndo(actor, of.id), listKept(actor, of.id, "done")]);
  const { back, stays, nothing } = undoParts(undo);
  if (nothing === "nothingBack") return <p className="text-sm text-ink-2">{t(`undo.${nothing}`)}</p>;
  if (nothing) {
    return (
      <div className="grid gap-2 rounded-lg border border-line p-4">
        <h3>{t("undo.title")}</h3>
        <p className="text-sm text-pretty text-ink-2">{t(`kinds.${of.kind}.${nothing}`)}</p>
        <h4 className="mt-1 text-xs font-medium text-ink-3">{t("undo.stays")}</h4>
        <Lines items={stays} of={of} view={view} />
        <Names clients={kept} />
      </div>
    );
  }
  return (
    <div className="grid gap-2 rounded-lg border border-line p-4">
      <h3>{t("undo.title")}</h3>
      <h4 className="text-xs font-medium text-ink-3">{t("undo.back")}</h4>
      <Lines items={back} of={of} view={view} />
      <h4 className="mt-1 text-xs font-medium text-ink-3">{t("undo.stays")}</h4>
      {stays.length === 0 ? <p className="text-sm text-ink-2">{t("undo.nothingStays")}</p> : null}
      <Lines items={stays} of={of} view={view} />
      <Names clients={kept} />
      <div className="mt-1">
        <UndoDialog
          target={{ importId: of.id, version: of.version }}
          words={{
            open: t("undo.button", { number: of.number }),
            title: t("undo.ask", { number: of.number }),
            leave: t("undo.leave"),
            confirm: t("undo.confirm"),
            undoing: t("undo.undoing"),
          }}
        >
          <Lines items={back} of={of} view={view} />
          {stays.length > 0 ? <h3 className="text-sm font-medium">{t("undo.stays")}</h3> : null}
          <Lines items={stays} of={of} view={view} />
          <p className="text-sm text-ink-2">{t("undo.final")}</p>
        </UndoDialog>
      </div>
      <p className="text-xs text-ink-3">{t("undo.hint")}</p>
    </div>
  );
}

type LinesProps = { items: readonly UndoLine[]; of: Import; view: View };

function Lines({ items, of, view: { actor, t } }: LinesProps) {
  if (items.length === 0) return null;
  return (
    <ul className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1 text-sm">
      {items.map(({ part, count }) => (
        <li key={part} className="col-span-2 grid grid-cols-subgrid">
          <b className="font-semibold tabular-nums">{formatNumber(count, actor.locale)}</b>
          <span className="text-ink-2">{t(`kinds.${of.kind}.${part}`, { count })}</span>
        </li>
      ))}
    </ul>
  );
}

/** What stayed after an undo, by name. */
export async function KeptClients({ of, view: { actor, t } }: { of: Import; view: View }) {
  const kept = await kindOf(of.kind).listKept(actor, of.id, "undone");
  if (kept.length === 0) return null;
  return (
    <div className="grid gap-2 rounded-lg border border-line p-4">
      <h3>{t("undo.keptList")}</h3>
      <Names clients={kept} />
    </div>
  );
}

function Names({ clients }: { clients: readonly Kept[] }) {
  if (clients.length === 0) return null;
  return (
    <ul className="grid gap-0.5 text-sm">
      {clients.map(({ id, clientId, name }) => (
        <li key={id}>
          <a className="link" href={`/clients/${clientId}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
