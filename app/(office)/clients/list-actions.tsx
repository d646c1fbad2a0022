import { ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { Kbd } from "#components/kbd.tsx";
import { Static } from "#components/static-html.tsx";
import { can } from "#db/permissions.ts";
import type { ListView } from "./columns.tsx";

/** How clients come into the base, many from a file, one by hand, and how this list leaves it. */
export function ListActions({ query, view: { actor, t } }: { query: string; view: ListView }) {
  return (
    <Static as="div" className="contents">
      <ButtonLink variant="ghost" icon="briefcase" href="/clients/groups" className="max-md:hidden">
        {t("beside")}
      </ButtonLink>
      {can(actor, "client.edit") || can(actor, "segment.edit") ? (
        <ButtonLink variant="ghost" icon="history" iconOnly href="/clients/bulk" className="max-md:hidden">
          {t("bulkEdits")}
        </ButtonLink>
      ) : null}
      {can(actor, "duplicate.decide") ? (
        <ButtonLink variant="ghost" icon="merge" href="/clients/duplicates" className="max-md:hidden">
          {t("duplicates")}
        </ButtonLink>
      ) : null}
      {can(actor, "client.import") ? (
        <ButtonLink variant="ghost" icon="upload" href="/clients/import" className="max-md:hidden">
          {t("import")}
        </ButtonLink>
      ) : null}
      {can(actor, "client.export") ? (
        <ButtonLink
          variant="ghost"
          icon="download"
          href={address("/exports/new", { of: "clients", list: query })}
          className="max-md:hidden"
        >
          {t("export")}
        </ButtonLink>
      ) : null}
      {can(actor, "client.create") ? (
        <ButtonLink variant="primary" icon="plus" href="/clients/new" aria-keyshortcuts="c">
          {t("add")}
          <Kbd>C</Kbd>
        </ButtonLink>
      ) : null}
    </Static>
  );
}
