import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { listKeys, receiverOptions } from "#db/api-keys/queries.ts";
import { env } from "#db/env.ts";
import { typo } from "#db/values/text.ts";
import { KeyRow } from "./key-row.tsx";
import { MakeKey } from "./make-key.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("keys"))("title") };
}

/** What a form of the site sends, to be tried from a terminal as it stands. */
function example(appUrl: string, words: Record<"name" | "comment" | "source", string>): string {
  const body = {
    idempotencyKey: "form-2026-03-19-000017",
    name: words.name,
    phone: "+7 916 123-45-67",
    email: "anna@example.ru",
    comment: words.comment,
    source: words.source,
  };
  return `curl -X POST ${appUrl}/api/v1/leads \\
  -H 'Authorization: Bearer slovo_…' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(body, null, 2)}'`;
}

export default async function KeysPage() {
  const actor = await requireActor("api_key.manage");
  const now = new Date();
  const [t, own, keys, receivers] = await Promise.all([
    getWords("keys"),
    getWords("settings"),
    listKeys(actor),
    receiverOptions(actor),
  ]);
  const options = [
    ...receivers.departments.map(({ id, name }) => ({
      value: `department ${id}`,
      label: t("inTurn", { name }),
    })),
    ...receivers.people.map(({ id, name }) => ({ value: `person ${id}`, label: name })),
  ];
  const curl = example(env().APP_URL, t.raw("sample"));
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[{ label: own("account"), href: "/settings" }, { label: t("title") }]}
          />
        }
        title={t("title")}
        actions={<MakeKey receivers={options} curl={curl} words={t.raw("form")} />}
      />
      <PageBody className="grid max-w-[860px] gap-8">
        <p className="max-w-[640px] text-sm text-pretty text-ink-2">{typo(t("lead"), actor.locale)}</p>
        {keys.length === 0 ? (
          <EmptyState icon="key-round" title={t("none")} level={2}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <ul className="border-t border-line">
            {keys.map((key) => (
              <KeyRow key={key.id} of={key} view={{ actor, now, t }} />
            ))}
          </ul>
        )}
        <Section title={t("how.title")}>
          <p className="mb-3 max-w-[640px] text-sm text-pretty text-ink-2">
            {typo(t("how.text"), actor.locale)}
          </p>
          <pre className="rounded-lg border border-line p-4 font-mono text-xs leading-5 break-words whitespace-pre-wrap">
            {curl}
          </pre>
          <ul className="mt-3 grid max-w-[640px] list-disc gap-1 pl-5 text-sm text-ink-2">
            {(["answer", "again", "known", "browser"] as const).map((line) => (
              <li key={line}>{typo(t(`how.${line}`), actor.locale)}</li>
            ))}
          </ul>
        </Section>
      </PageBody>
    </>
  );
}
