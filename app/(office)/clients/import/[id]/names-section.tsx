import { Section } from "#components/section.tsx";
import { Select } from "#components/select.tsx";
import type { getImport } from "#db/imports/queries.ts";
import { relationKind } from "#db/imports/relation-keys.ts";
import { relationOptions } from "#db/imports/relations.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { NamesForm } from "./names-form.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;
type Unknown = Import["unknown"][number];

const shownAtOnce = 50;

/** Names that the base does not know, each once: made, taken for one that is known, or left out. */
export async function NamesSection({ of, view }: { of: Import; view: View }) {
  const { actor, t } = view;
  if (of.unknown.length === 0 || of.state !== "ready") return null;
  const shown = of.unknown.slice(0, shownAtOnce);
  const known = await relationOptions(
    actor,
    shown.map(({ relation }) => relation),
  );
  const words = (relation: Unknown["relation"]) => say(relationKind(relation).label, actor.locale);
  return (
    <Section
      level={3}
      title={t("names.title")}
      count={formatNumber(of.unknown.length, actor.locale)}
      note={typo(t("names.note"), actor.locale)}
      className="mt-7"
    >
      <NamesForm
        key={of.version}
        target={{ importId: of.id, version: of.version }}
        label={t("names.save")}
        pendingLabel={t("map.checking")}
        nothing={t("names.nothing")}
      >
        <ul className="border-t border-line text-sm">
          {shown.map((unknown) => {
            const { relation, name, count, ambiguous } = unknown;
            const { choices, options } = known[relation] ?? { choices: [], options: [] };
            return (
              <li
                key={`${relation} ${name}`}
                className="grid items-center gap-x-4 gap-y-1 border-b border-line py-2 md:grid-cols-[140px_minmax(0,1fr)_96px_320px]"
              >
                <span className="text-ink-3">{words(relation)}</span>
                <span className="min-w-0 font-medium break-words">
                  {name}
                  {ambiguous ? (
                    <span className="ml-2 text-xs font-normal text-soon">{t("names.several")}</span>
                  ) : null}
                </span>
                <span className="text-ink-3 tabular-nums">{t("check.rows", { count })}</span>
                <Select
                  data-relation={relation}
                  data-name={name}
                  aria-label={t("names.for", { relation: words(relation), name })}
                  defaultValue=""
                  empty={t(`names.usual.${choices[0] === "create" ? "create" : "empty"}`)}
                  options={[
                    ...choices
                      .slice(1)
                      .filter((choice) => choice !== "map")
                      .map((choice) => ({ value: choice, label: t(`names.${choice}`, { name }) })),
                    ...options.map(({ value, label }) => ({
                      value: `map:${value}`,
                      label: t("names.map", { label }),
                    })),
                  ]}
                  className="w-full text-sm"
                />
              </li>
            );
          })}
        </ul>
      </NamesForm>
    </Section>
  );
}
