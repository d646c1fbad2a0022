import { ButtonLink } from "#components/button.tsx";
import { Kbd } from "#components/kbd.tsx";
import { can } from "#db/permissions.ts";
import type { ListView } from "./columns.tsx";

/** How clients come into the base: many from a file, one by hand. */
export function ListActions({ view: { actor, t } }: { view: ListView }) {
  return (
    <>
      <ButtonLink variant="ghost" icon="briefcase" href="/clients/groups" className="max-md:hidden">
        {t("beside")}
      </ButtonLink>
      {can(actor, "client.edit") || can(actor, "segment.edit") ? (
        <ButtonLink variant="ghost" icon="history" iconOnly href="/clients/bulk" className="max-md:hidden">
          {t("bulkEdits")}
        </ButtonLink>
      ) : null}
      {can(actor, "client.import") ? (
        <ButtonLink variant="ghost" icon="upload" href="/clients/import" className="max-md:hidden">
          {t("import")}
        </ButtonLink>
      ) : null}
      {can(actor, "client.create") ? (
        <ButtonLink variant="primary" icon="plus" href="/clients/new" aria-keyshortcuts="c">
          {t("add")}
          <Kbd>C</Kbd>
        </ButtonLink>
      ) : null}
    </>
  );
}
