import type { Words } from "#app/words.ts";
import { Button } from "#components/button.tsx";
import { Section } from "#components/section.tsx";
import type { SelectOption } from "#components/select.tsx";
import type { GroupRow } from "#db/products/queries.ts";

/** Groups for a field: those within others stand behind a dash. */
export const groupOptions = (groups: readonly GroupRow[]): SelectOption[] =>
  groups.map(({ id, name, parentId }) => ({ value: id, label: parentId ? `— ${name}` : name }));

/** The groups of the catalogue, each within its parent. */
export function Groups({
  groups,
  t,
  edits,
}: {
  groups: readonly GroupRow[];
  t: Words<"products">;
  edits: boolean;
}) {
  return (
    <Section
      title={t("groups")}
      count={groups.length || undefined}
      className="mt-8 max-w-[480px]"
      action={
        edits ? (
          <Button variant="ghost" size="sm" icon="plus" iconOnly data-group="">
            {t("addGroup")}
          </Button>
        ) : null
      }
    >
      {groups.length === 0 ? <p className="text-sm text-ink-3">{t("noGroups")}</p> : null}
      <ul>
        {groups.map(({ id, name, parentId }) => (
          <li key={id} className={parentId ? "flex items-center pl-6 text-sm" : "flex items-center text-sm"}>
            <a href={`/products?group=${id}`} className="min-w-0 flex-1 truncate py-1 text-ink">
              {name}
            </a>
            {edits ? (
              <Button variant="ghost" size="sm" icon="pencil" iconOnly data-group={id}>
                {t("editGroup", { name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
