import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { outcomeNames, outcomes } from "#db/bulk/outcomes.ts";
import { type BulkRow, listBulkRows } from "#db/bulk/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { capitalize } from "#db/values/text.ts";
import type { BulkView } from "../bulk-table.tsx";

const SHOWN = 50;

/** The clients by how they ended: what changed, what stayed and why. */
export async function Outcomes({ edit, view: { actor, t } }: { edit: BulkRow; view: BulkView }) {
  const present = outcomeNames.filter((name) => (edit.counts?.[name] ?? 0) > 0);
  const parts = await Promise.all(
    present.map(async (name) => ({
      name,
      count: edit.counts?.[name] ?? 0,
      rows: await listBulkRows(actor, edit.id, name, SHOWN),
    })),
  );
  return parts.map(({ name, count, rows }) => (
    <Section
      key={name}
      title={capitalize(outcomes[name].label[actor.locale])}
      count={formatNumber(count, actor.locale)}
      note={count > rows.length ? t("rowsMore", { n: rows.length }) : undefined}
    >
      <Static as="ul" className="columns-3 gap-6 text-sm max-md:columns-1">
        {rows.map((row) => (
          <li key={row.id} className="truncate py-0.5">
            <a className="link" href={`/clients/${row.id}`} title={row.name}>
              {row.name}
            </a>
          </li>
        ))}
      </Static>
    </Section>
  ));
}
