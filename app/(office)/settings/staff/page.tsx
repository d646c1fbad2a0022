import type { Metadata } from "next";
import { requireActor } from "#app/session.ts";
import { getWords, type Words } from "#app/words.ts";
import { Avatar } from "#components/avatar.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { heldByAll } from "#db/staff/held.ts";
import { listBranches, listDepartments, listStaff } from "#db/staff/queries.ts";
import { roles } from "#db/staff/roles.ts";
import { fullName } from "#db/values/person-name.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { PersonActions } from "./person-actions.tsx";
import { personStateOf, personWords } from "./person-state.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("settings"))("staff") };
}

const options = (rows: { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }));

export default async function StaffPage() {
  const actor = await requireActor("staff.manage");
  const [t, people, held, branches, departments] = await Promise.all([
    getWords("settings"),
    listStaff(actor),
    heldByAll(actor),
    listBranches(),
    listDepartments(),
  ]);
  const roleOptions = Object.entries(roles)
    .filter(([value]) => value !== "director" || actor.role === "director")
    .map(([value, { label }]) => ({ value, label: label[actor.locale] }));
  return (
    <>
      <PageHeader
        title={t("staff")}
        count={people.length}
        actions={
          <InviteDialog
            roles={roleOptions}
            branches={options(branches)}
            departments={options(departments)}
            words={inviteWords(t)}
          />
        }
      />
      <PageBody>
        <ul>
          {people.map((person) => (
            <li
              key={person.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-sm"
            >
              <Avatar name={`${person.given} ${person.surname}`} size={32} />
              <span className="min-w-0 flex-1 basis-[220px]">
                <a href={`/settings/staff/${person.id}`} className="block font-medium text-ink">
                  {fullName(person)}
                </a>
                <span className="block text-xs text-ink-3">{person.email}</span>
              </span>
              <span className="w-[180px] max-md:w-full max-md:pl-12">
                {roles[person.role].label[actor.locale]}
                <span className="block text-xs text-ink-3">{person.branch ?? t("allBranches")}</span>
              </span>
              <span className="w-[180px] max-md:w-full max-md:pl-12">
                {person.department ?? t("noDepartment")}
                {person.isHead ? <span className="block text-xs text-ink-3">{t("head")}</span> : null}
                {held.has(person.id) ? (
                  <a href={`/settings/staff/${person.id}`} className="block text-xs text-ink-3">
                    {t("held.counts", { assignments: 0, complaints: 0, ...held.get(person.id) })}
                  </a>
                ) : null}
              </span>
              <span className="flex min-h-8 w-[300px] items-center gap-2 max-md:w-full max-md:flex-wrap max-md:pl-10 md:justify-end">
                <PersonState state={personStateOf(person)} t={t} />
                <PersonActions
                  id={person.id}
                  state={personStateOf(person)}
                  isSelf={person.id === actor.id}
                  words={personWords(t)}
                />
              </span>
            </li>
          ))}
        </ul>
      </PageBody>
    </>
  );
}

function PersonState({ state, t }: { state: ReturnType<typeof personStateOf>; t: Words<"settings"> }) {
  return state === "active" ? null : <span className="text-ink-3">{t(`states.${state}`)}</span>;
}

function inviteWords(t: Words<"settings">) {
  return {
    invite: t("invite"),
    inviting: t("inviting"),
    invited: t("invited"),
    title: t("inviteTitle"),
    surname: t("surname"),
    given: t("given"),
    patronymic: t("patronymic"),
    optional: t("optional"),
    email: t("email"),
    role: t("role"),
    branch: t("branch"),
    allBranches: t("allBranches"),
    department: t("department"),
    noDepartment: t("noDepartment"),
    cancel: t("cancel"),
  };
}

export type InviteWords = ReturnType<typeof inviteWords>;
