import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords, type Words } from "#app/words.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import type { StaffActor } from "#db/actor.ts";
import { listSubjects, type SubjectRow } from "#db/agreements/queries.ts";
import { subjectKinds } from "#db/agreements/registries.ts";
import { can } from "#db/permissions.ts";
import { formatShortDay, localDate } from "#db/values/time.ts";
import { nameOf } from "../[id]/card-view.ts";
import { ClientsNav } from "../clients-nav.tsx";
import { SubjectDesk } from "./subject-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("dossier"))("subjects.title") };
}

interface View {
  actor: StaffActor;
  now: Date;
  d: Words<"dossier">;
  edits: boolean;
}

/** Everything that can be promised to one client only, and who has it from today on. */
export default async function SubjectsPage() {
  const actor = await requireActor("client.view");
  const now = new Date();
  const [d, rows] = await Promise.all([
    getWords("dossier"),
    listSubjects(actor, localDate(now, actor.timeZone)),
  ]);
  const view = { actor, now, d, edits: can(actor, "subject.edit") };
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return (
    <>
      <PageHeader title={d("subjects.title")} />
      <ClientsNav d={d} current="subjects" />
      <PageBody>
        {rows.length === 0 ? (
          <EmptyState
            icon="handshake"
            title={d("subjects.none")}
            actions={<ButtonLink href="/clients">{d("subjects.toClients")}</ButtonLink>}
          >
            {d("subjects.noneText")}
          </EmptyState>
        ) : null}
        <Static as="div" className="grid max-w-[880px] gap-6">
          {[...byKind].map(([kind, subjects]) => (
            <Section key={kind} title={subjectKinds[kind].label[actor.locale]}>
              <ul>
                {subjects.map((subject) => (
                  <Subject key={subject.id} subject={subject} view={view} />
                ))}
              </ul>
            </Section>
          ))}
        </Static>
      </PageBody>
      {view.edits ? (
        <SubjectDesk
          subjects={rows.map(({ id, name, retired, version }) => ({ id, name, retired, version }))}
          words={{ ...d.raw("dialogs").common, ...d.raw("subjects") }}
        />
      ) : null}
    </>
  );
}

function Subject({ subject, view }: { subject: SubjectRow; view: View }) {
  const { d, edits } = view;
  const { id, name, retired, taken } = subject;
  return (
    <li className="grid grid-cols-[minmax(0,280px)_minmax(0,1fr)_auto] gap-x-6 border-t border-line py-2 text-sm max-md:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <span className={retired ? "text-ink-3 line-through" : "font-medium"}>{name}</span>
        {retired ? <div className="text-xs text-ink-3">{d("subjects.retired")}</div> : null}
      </div>
      <ul className="max-md:order-3 max-md:col-span-2">
        {taken.length === 0 && !retired ? <li className="text-done">{d("subjects.free")}</li> : null}
        {taken.map((one) => (
          <Taken key={one.id} one={one} view={view} />
        ))}
      </ul>
      {edits ? (
        <Button variant="ghost" size="sm" icon="pencil" iconOnly data-subject={id} className="-mt-1">
          {d("subjects.edit", { name })}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

function Taken({ one, view }: { one: SubjectRow["taken"][number]; view: View }) {
  const { actor, now, d } = view;
  const day = (on: string) => formatShortDay(on, { ...actor, now });
  const from = day(one.startsOn);
  const period = one.endsOn
    ? d("subjects.period", { from, to: day(one.endsOn) })
    : d("subjects.open", { from });
  return (
    <li className="py-0.5">
      <span className="tabular-nums">{period}</span>
      {" · "}
      {one.clientId ? (
        <a href={`/clients/${one.clientId}`} className="text-ink">
          {one.clientName}
        </a>
      ) : (
        <span className="text-ink-3">{d("subjects.hiddenClient")}</span>
      )}
      <span className="text-ink-3"> · {d("subjects.by", { who: nameOf(one.by) })}</span>
    </li>
  );
}
