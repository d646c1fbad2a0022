import { Section } from "#components/section.tsx";
import { Select } from "#components/select.tsx";
import type { getImport } from "#db/imports/queries.ts";
import { listUnknownClients } from "#db/imports/unknown-clients.ts";
import { formatNumber } from "#db/values/money.ts";
import { typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { UnknownForm } from "./unknown-form.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

/** Clients that the file names and the base does not have: each once, however many rows are theirs. */
export async function UnknownSection({ of, view }: { of: Import; view: View }) {
  const { actor, t } = view;
  const clients = await listUnknownClients(actor, of.id);
  const total = clients[0]?.total ?? 0;
  if (total === 0 || of.state !== "ready") return null;
  const ways = (["create", "skip"] as const).map((value) => ({ value, label: t(`unknown.${value}`) }));
  const number = (value: number) => formatNumber(value, actor.locale);
  return (
    <Section
      level={3}
      id="undecided"
      title={t("unknown.title")}
      count={number(total)}
      note={typo(t("unknown.note"), actor.locale)}
      className="mt-7"
    >
      <UnknownForm
        key={of.version}
        target={{ importId: of.id, version: of.version }}
        label={t("unknown.apply")}
        pendingLabel={t("map.checking")}
        nothing={t("unknown.nothing")}
      >
        <label htmlFor="rule-unknown" className="mb-3 flex flex-wrap items-center gap-2 text-sm">
          <span className="text-ink-2">{t("unknown.all")}</span>
          <Select
            id="rule-unknown"
            name="rule"
            data-rule={of.settings.rules.unknown ?? ""}
            defaultValue={of.settings.rules.unknown ?? ""}
            empty={t("unknown.ask")}
            options={ways}
            className="text-sm"
          />
        </label>
        <ul className="border-t border-line text-sm">
          {clients.map(({ key, name, rows, choice }) => (
            <li
              key={key}
              className="grid items-center gap-x-4 gap-y-1 border-b border-line py-2 md:grid-cols-[minmax(0,1fr)_96px_220px]"
            >
              <span className="min-w-0 font-medium break-words">{name}</span>
              <span className="text-ink-3 tabular-nums">{t("check.rows", { count: rows })}</span>
              <Select
                data-client={key}
                data-chosen={choice ?? ""}
                aria-label={t("unknown.for", { name })}
                defaultValue={choice ?? ""}
                empty={t("unknown.byRule")}
                options={ways}
                className="w-full text-sm"
              />
            </li>
          ))}
        </ul>
      </UnknownForm>
      {total > clients.length ? (
        <p className="mt-2 text-xs text-ink-3">
          {t("check.first", { shown: number(clients.length), total: number(total) })}
        </p>
      ) : null}
    </Section>
  );
}
