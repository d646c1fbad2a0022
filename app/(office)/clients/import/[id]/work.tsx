import type { ImportState } from "#db/imports/input.ts";
import { type getImport, isStalled } from "#db/imports/queries.ts";
import type { View } from "../translator.ts";
import { LiveWork } from "./live-work.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

const titles = { reading: "reading", checking: "checking", running: "running", undoing: "undoing" } as const;
const isBusy = (state: ImportState): state is keyof typeof titles => state in titles;

/** The worker's bar, drawn at once from what is known and then kept up by the browser. */
export function Work({ of, view: { actor, now, t } }: { of: Import; view: View }) {
  if (!isBusy(of.state)) return null;
  const { id, state, total, doneRows, version, progressAt } = of;
  return (
    <LiveWork
      key={version}
      importId={id}
      progress={{ state, total, doneRows, version, stalled: isStalled(state, progressAt, now) }}
      locale={actor.locale === "en" ? "en-GB" : "ru-RU"}
      words={{
        title: t(`work.${of.state}`),
        of: t.raw("work").of,
        close: t("work.close"),
        stalled: t("work.stalled"),
        resume: t("work.resume"),
        resuming: t("work.resuming"),
      }}
    />
  );
}
