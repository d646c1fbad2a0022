import type { getImport } from "#db/imports/queries.ts";
import type { View } from "../translator.ts";
import { ColumnsTable } from "./columns-table.tsx";
import { Fold } from "./fold.tsx";
import { MappingForm } from "./mapping-form.tsx";
import { SaveTemplate } from "./save-template.tsx";
import { SettingsFields } from "./settings-fields.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

/** What each column is: to be confirmed first, folded away once it has been checked. */
export function ColumnsMoment({ of, view }: { of: Import; view: View }) {
  const { t } = view;
  if (of.state !== "mapping" && of.state !== "ready") {
    return (
      <Fold label={t("map.show")}>
        <ColumnsTable of={of} fixed view={view} />
      </Fold>
    );
  }
  const again = of.state === "ready";
  const form = (
    <MappingForm
      key={of.version}
      target={{ importId: of.id, version: of.version }}
      columns={of.headers.length}
      label={t(again ? "map.again" : "map.check", { count: of.total })}
      pendingLabel={t("map.checking")}
      primary={!again}
    >
      <ColumnsTable of={of} fixed={false} view={view} />
      <SettingsFields of={of} view={view} />
    </MappingForm>
  );
  if (!again) return form;
  return (
    <>
      <Fold label={t("map.correct")}>{form}</Fold>
      <SaveTemplate
        key={of.version}
        target={{ importId: of.id, version: of.version }}
        words={t.raw("saveTemplate")}
      />
    </>
  );
}
