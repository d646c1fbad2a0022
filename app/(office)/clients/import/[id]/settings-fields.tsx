import type { ReactNode } from "react";
import { Input } from "#components/input.tsx";
import { Select } from "#components/select.tsx";
import { kindOf } from "#db/imports/kinds/kinds.ts";
import type { getImport } from "#db/imports/queries.ts";
import { modes, policies } from "#db/imports/settings.ts";
import type { Text } from "#db/values/locale.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { Fold } from "./fold.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

/** How rows meet the clients of the base: whom they may touch, how they find them, and what empty cells do. */
export function SettingsFields({ of, view }: { of: Import; view: View }) {
  const { actor, t } = view;
  const { keys, updates, ofClients } = kindOf(of.kind);
  const options = (of: Record<string, Text>) =>
    Object.entries(of).map(([value, text]) => ({
      value,
      label: typo(say(text, actor.locale), actor.locale),
    }));
  const labels = Object.fromEntries(Object.entries(keys).map(([key, { label }]) => [key, label]));
  const empties = [
    { value: "keep", label: t("settings.keep") },
    { value: "clear", label: t("settings.clear") },
  ];
  return (
    <div className="mt-5 grid gap-4">
      <div className="flex flex-wrap items-start gap-4">
        {updates ? (
          <Setting name="mode" label={t("settings.mode")}>
            <Select id="mode" name="mode" defaultValue={of.settings.mode} options={options(modes)} />
          </Setting>
        ) : (
          <input type="hidden" name="mode" value="both" />
        )}
        <Setting name="key" label={t(ofClients ? "settings.owner" : "settings.key")}>
          <Select
            id="key"
            name="key"
            defaultValue={of.settings.key}
            options={options(labels)}
            className="max-w-[420px]"
          />
        </Setting>
        {updates ? (
          <Setting name="empty" label={t("settings.empty")} hint={t("settings.emptyHint")}>
            <Select id="empty" name="empty" defaultValue={of.settings.empty} options={empties} />
          </Setting>
        ) : (
          <input type="hidden" name="empty" value="keep" />
        )}
        {ofClients ? (
          <Setting name="counter" label={t("settings.counter")} hint={t("settings.counterHint")}>
            <Input id="counter" name="counter" defaultValue={of.settings.counter ?? ""} maxLength={300} />
          </Setting>
        ) : null}
      </div>
      {updates ? <Policies of={of} options={options(policies)} view={view} /> : null}
    </div>
  );
}

type Setting = { name: string; label: string; hint?: string; children: ReactNode };

function Setting({ name, label, hint, children }: Setting) {
  return (
    <div className="field max-w-[420px]">
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      {children}
      {hint ? <p className="field-hint">{hint}</p> : null}
    </div>
  );
}

type Options = { value: string; label: string }[];

/** Column by column: whether it replaces what a known client has. */
function Policies({ of, options, view }: { of: Import; options: Options; view: View }) {
  const { actor, t, fields } = view;
  const mapped = [...new Set(of.mapping)].filter((key) => key !== null && fields[key] && !fields[key].many);
  return (
    <Fold label={t("settings.columns")}>
      <p className="mb-2 text-xs text-ink-3">{typo(t("settings.columnsHint"), actor.locale)}</p>
      <div className="grid max-w-[720px] gap-x-6 gap-y-2 sm:grid-cols-2">
        {mapped.map((key) =>
          key === null ? null : (
            <label
              key={key}
              htmlFor={`policy-${key}`}
              className="flex items-center justify-between gap-3 text-sm"
            >
              <span className="min-w-0 truncate">
                {say(fields[key]?.label ?? { ru: key, en: key }, actor.locale)}
              </span>
              <Select
                id={`policy-${key}`}
                name={`policy-${key}`}
                defaultValue={of.settings.policies[key] ?? "replace"}
                options={options}
                className="w-[168px] flex-none text-sm"
              />
            </label>
          ),
        )}
      </div>
    </Fold>
  );
}
