import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { orNotFound } from "#app/or-not-found.ts";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { busyStates } from "#db/imports/input.ts";
import { kindWithOwn } from "#db/imports/kinds/kinds.ts";
import { getImport } from "#db/imports/queries.ts";
import { db } from "#db/index.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";
import type { View } from "../translator.ts";
import { CheckMoment } from "./check-moment.tsx";
import { ColumnsMoment } from "./columns-moment.tsx";
import { FileMoment } from "./file-moment.tsx";
import { Moment } from "./moment.tsx";
import { moments } from "./moments.ts";
import { parseFilter } from "./problems-section.tsx";
import { Result } from "./result.tsx";
import { Steps } from "./steps.tsx";
import { Work } from "./work.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("imports"))("title") };
}

export default async function OneImportPage({ params, searchParams }: PageProps<"/clients/import/[id]">) {
  const actor = await requireActor("client.import");
  const { id } = await params;
  if (!z.guid().safeParse(id).success) notFound();
  const now = new Date();
  const [t, of, { show }] = await Promise.all([
    getWords("imports"),
    getImport(actor, id).catch(orNotFound),
    searchParams,
  ]);
  const { fields } = await kindWithOwn(of.kind, db);
  const view: View = { actor, now, t, fields };
  const states = moments(of.state);
  const busy = busyStates.includes(of.state);
  const at = formatDateTime(of.createdAt, { ...actor, now });
  const crumbs = [
    { label: t("clients"), href: "/clients" },
    { label: t("crumb"), href: "/clients/import" },
    { label: t("one", { number: of.number }) },
  ];
  return (
    <>
      <PageHeader
        object
        breadcrumbs={<Breadcrumbs label={t("path")} items={crumbs} />}
        title={of.fileName}
        meta={
          <>
            <Steps states={states} t={t} />
            <span className="ml-auto max-md:ml-0">{t("by", { name: shortName(of.author), at })}</span>
          </>
        }
      />
      <PageBody>
        <Moment number={1} title={t("steps.file")} state={states.file}>
          <FileMoment of={of} view={view} />
          {of.state === "reading" ? <Work of={of} view={view} /> : null}
        </Moment>
        {of.total > 0 ? (
          <Moment number={2} title={t("steps.columns")} state={states.columns} note={columnsNote(of, view)}>
            <ColumnsMoment of={of} view={view} />
          </Moment>
        ) : null}
        {of.state === "checking" || of.plan ? (
          <Moment
            number={3}
            title={t("steps.check")}
            state={states.check}
            note={of.startedAt ? undefined : t("check.nothing")}
          >
            {of.plan ? (
              <CheckMoment of={of} filter={parseFilter(show)} view={view} />
            ) : (
              <Work of={of} view={view} />
            )}
          </Moment>
        ) : null}
        {of.startedAt ? (
          <Moment number={4} title={t("steps.write")} state={states.write}>
            {busy ? <Work of={of} view={view} /> : <Result of={of} view={view} />}
          </Moment>
        ) : null}
      </PageBody>
    </>
  );
}

type Import = Awaited<ReturnType<typeof getImport>>;

function columnsNote(of: Import, { t }: View): string {
  const count = of.mapping.filter((field) => field !== null).length;
  return `${t("map.loaded", { count })}${t("map.left", { count: of.mapping.length - count })}`;
}
