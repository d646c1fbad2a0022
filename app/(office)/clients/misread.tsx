import type { Reading } from "#db/clients/list-input.ts";
import type { ClientPage } from "#db/clients/queries.ts";
import type { ListView } from "./columns.tsx";
import { hrefOf, type ListState } from "./search.ts";

type Props = { state: ListState; meant: ClientPage["meant"]; view: ListView };

/** Says when the rows were not found by what was typed, and how to search for just that. */
export function Misread({ state, meant, view: { t } }: Props) {
  const { search } = state;
  const isLiteral = search.reading === "literal";
  if (!meant && !isLiteral) return null;
  const as = (reading: Reading) => hrefOf({ ...state, search: { ...search, reading } });
  return (
    <p className="flex flex-wrap gap-x-3 px-6 pb-3 text-ink-2 text-sm max-md:px-4" role="status">
      {meant ? says(meant, t) : t("misread.isLiteral", { query: search.q })}
      <a className="link" href={as(isLiteral ? "asked" : "literal")}>
        {isLiteral ? t("misread.asked") : t("misread.literally", { query: search.q })}
      </a>
    </p>
  );
}

function says({ query, besides }: NonNullable<Props["meant"]>, t: ListView["t"]) {
  if (query === null) return t(besides ? "misread.someBesides" : "misread.similar");
  return t(besides ? "misread.besides" : "misread.by", { query });
}
