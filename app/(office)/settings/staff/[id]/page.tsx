import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { Notice } from "#components/notice.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { countKeysOf } from "#db/api-keys/queries.ts";
import { can } from "#db/permissions.ts";
import { heldByAll, listHeld } from "#db/staff/held.ts";
import { listColleagues, listStaff } from "#db/staff/queries.ts";
import { roles } from "#db/staff/roles.ts";
import { fullName, shortName } from "#db/values/person-name.ts";
import { PersonActions } from "../person-actions.tsx";
import { personStateOf, personWords } from "../person-state.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { HeldList } from "./held-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("settings"))("held.title") };
}

/** What a colleague holds, and the way out for them: access ends, work goes on with others, the account is closed. */
export default async function PersonPage({ params }: PageProps<"/settings/staff/[id]">) {
  const actor = await requireActor("staff.manage");
  const { id } = await params;
  const [t, people, counts, colleagues] = await Promise.all([
    getWords("settings"),
    listStaff(actor),
    heldByAll(actor),
    listColleagues(actor),
  ]);
  const person = people.find((one) => one.id === id);
  if (!person) notFound();
  const keys = await countKeysOf(actor, person.id);
  const held = counts.get(id) ?? { assignments: 0, complaints: 0 };
  const holds = held.assignments + held.complaints > 0;
  const handsOver = can(actor, "staff.hand_over");
  const state = personStateOf(person);
  const note = !holds ? "free" : !handsOver ? "notYours" : state === "ended" ? "handOver" : "endFirst";
  return (
    <>
      <PageHeader
        object
        title={fullName(person)}
        breadcrumbs={
          <Breadcrumbs
            label={t("held.path")}
            items={[{ label: t("staff"), href: "/settings/staff" }, { label: shortName(person) }]}
          />
        }
        actions={<PersonActions id={id} state={state} isSelf={id === actor.id} words={personWords(t)} />}
        meta={
          <>
            <span>{roles[person.role].label[actor.locale]}</span>
            <span>{person.department ?? t("noDepartment")}</span>
            {state === "ended" || state === "closed" ? <span>{t(`states.${state}`)}</span> : null}
          </>
        }
      />
      <PageBody className="grid max-w-[720px] gap-8">
        <Section title={t("held.title")}>
          <p className="text-sm text-ink-2">{holds ? t("held.counts", { ...held }) : t("held.nothing")}</p>
          <Notice className="mt-3">{t(`held.notes.${note}`)}</Notice>
          {keys > 0 ? <Notice className="mt-3">{t("held.keys", { count: keys })}</Notice> : null}
          {holds && handsOver && state === "ended" ? (
            <HandOverForm
              id={id}
              colleagues={colleagues
                .filter((one) => one.id !== id && one.role !== "admin")
                .map((one) => ({ value: one.id, label: fullName(one) }))}
              words={{ ...t.raw("handOver"), done: t("handOver.done", { ...held }) }}
            />
          ) : null}
        </Section>
        {holds && handsOver ? <HeldList held={await listHeld(actor, id)} actor={actor} t={t} /> : null}
      </PageBody>
    </>
  );
}
