import { Section } from "#components/section.tsx";
import type { listTemplates } from "#db/imports/templates.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";
import { DeleteTemplate } from "./delete-template.tsx";
import type { View } from "./translator.ts";

type Template = Awaited<ReturnType<typeof listTemplates>>[number];

/** How files of one sort are loaded, by name: chosen above, thrown away here. */
export function TemplatesSection({
  templates,
  view,
}: {
  templates: readonly Template[];
  view: Omit<View, "fields">;
}) {
  const { actor, t } = view;
  if (templates.length === 0) return null;
  return (
    <Section
      title={t("templates.title")}
      count={formatNumber(templates.length, actor.locale)}
      className="mt-8"
    >
      <ul className="border-t border-line text-sm">
        {templates.map((template) => (
          <li
            key={template.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2"
          >
            <span className="min-w-0 flex-1 font-medium break-words">{template.name}</span>
            <span className="text-ink-2">{t("file.columns", { count: template.columns })}</span>
            {template.fixes > 0 ? (
              <span className="text-ink-2">{t("check.fixed", { count: template.fixes })}</span>
            ) : null}
            <span className="text-ink-3">
              {shortName(template.author)}, {formatDateTime(template.createdAt, { ...actor, now: view.now })}
            </span>
            <DeleteTemplate
              id={template.id}
              words={{
                remove: t("templates.remove"),
                removed: t("templates.removed", { name: template.name }),
                undo: t("templates.undo"),
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
