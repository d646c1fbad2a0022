import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { address } from "#components/data-table/address.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { TableFoot } from "#components/data-table/pager.tsx";
import { DateTimeField } from "#components/date-time-field.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Field, type FieldControl } from "#components/field.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { countByPerson, listAccess } from "#db/access/queries.ts";
import { getClient } from "#db/clients/queries.ts";
import { shortName } from "#db/values/person-name.ts";
import { SafetyTabs } from "../safety-tabs.tsx";
import { lineColumns, personColumns } from "./columns.tsx";
import { boundsOf, parseAccess } from "./search.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("watch"))("access.title") };
}

/** Who saw what in a period: by person, and line by line for one person or one client. */
export default async function AccessPage({ searchParams }: PageProps<"/safety/access">) {
  const actor = await requireActor("access.view");
  const now = new Date();
  const asked = parseAccess(await searchParams, now, actor.timeZone);
  const search = boundsOf(asked, actor.timeZone);
  const narrowed = asked.staffId !== "" || asked.clientId !== "";
  const [t, people, lines, client] = await Promise.all([
    getWords("watch"),
    countByPerson(actor, search),
    narrowed ? listAccess(actor, search, asked.before) : null,
    asked.clientId ? getClient(actor, asked.clientId) : undefined,
  ]);
  const params = { from: asked.from, to: asked.to, staff: asked.staffId, client: asked.clientId };
  const hrefFor = (change: Record<string, string>) => address("/safety/access", { ...params, ...change });
  const person = people.find(({ id }) => id === asked.staffId);
  const view = { actor, t, now };
  const last = lines?.more ? lines.rows.at(-1) : undefined;
  const day = (control: FieldControl, date: string) => (
    <DateTimeField
      {...control}
      defaultValue={{ date }}
      locale={actor.locale === "ru" ? "ru-RU" : "en-GB"}
      labels={{ date: t("access.day"), time: "", calendar: t("access.calendar") }}
    />
  );
  return (
    <>
      <PageHeader title={t("access.title")} />
      <SafetyTabs actor={actor} current="access" />
      <PageBody className="grid gap-6 pt-4">
        <form action="/safety/access" className="flex flex-wrap items-end gap-3">
          {asked.staffId ? <input type="hidden" name="staff" value={asked.staffId} /> : null}
          {asked.clientId ? <input type="hidden" name="client" value={asked.clientId} /> : null}
          <Field name="from" label={t("access.from")}>
            {(control) => day(control, asked.from)}
          </Field>
          <Field name="to" label={t("access.to")}>
            {(control) => day(control, asked.to)}
          </Field>
          <Button type="submit">{t("access.show")}</Button>
        </form>
        {narrowed ? (
          <Notice
            action={
              <ButtonLink size="sm" variant="ghost" href={hrefFor({ staff: "", client: "" })}>
                {t("access.everybody")}
              </ButtonLink>
            }
          >
            {[
              asked.clientId ? t("access.ofClient", { client: client?.name ?? asked.clientId }) : "",
              person
                ? t("access.byPerson", {
                    who: shortName({
                      surname: person.surname ?? "",
                      given: person.given ?? "",
                      patronymic: null,
                    }),
                  })
                : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </Notice>
        ) : null}
        <Section title={t("access.people")} note={t("access.peopleNote")}>
          {people.length === 0 ? (
            <EmptyState icon="eye-off" title={t("access.none")}>
              {t("access.noneText")}
            </EmptyState>
          ) : (
            <div className="-mx-6 max-md:-mx-4">
              <DataTable
                caption={t("access.people")}
                columns={personColumns(view)}
                rows={people}
                rowId={({ id }) => id}
                rowHref={({ id }) => hrefFor({ staff: id })}
              />
            </div>
          )}
        </Section>
        {lines && lines.rows.length > 0 ? (
          <Section title={t("access.lines")}>
            <div className="-mx-6 max-md:-mx-4">
              <DataTable
                caption={t("access.lines")}
                columns={lineColumns(view)}
                rows={lines.rows}
                rowId={({ id }) => id}
                rowHref={({ client: { id } }) => hrefFor({ client: id, staff: "" })}
              />
            </div>
            {last ? (
              <TableFoot>
                <ButtonLink size="sm" href={hrefFor({ before: `${last.at.toISOString()}~${last.id}` })}>
                  {t("access.earlier")}
                </ButtonLink>
              </TableFoot>
            ) : null}
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}
