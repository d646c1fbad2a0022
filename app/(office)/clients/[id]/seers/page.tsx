import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ButtonLink } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { PageBody, PageHeader } from "#components/page-header.tsx";
import { Static } from "#components/static-html.tsx";
import { countByPerson } from "#db/access/queries.ts";
import { listSeers, type Seer } from "#db/access/seers.ts";
import { type Ground, grounds } from "#db/clients/scope.ts";
import { roles } from "#db/staff/roles.ts";
import { formatShortDay } from "#db/values/time.ts";
import { loadClient } from "../load.ts";
import { SeerItem } from "./seer-item.tsx";

type Props = PageProps<"/clients/[id]/seers">;

const DAYS = 90;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ client }, t] = await Promise.all([loadClient((await params).id), getWords("seers")]);
  return client ? { title: t("of", { name: client.name }) } : {};
}

/** Who may see the client and why, and when each of them last did. */
export default async function SeersPage({ params }: Props) {
  const actor = await requireActor("access.view");
  const { client } = await loadClient((await params).id);
  if (!client) notFound();
  const now = new Date();
  const period = { from: new Date(now.getTime() - DAYS * 86_400_000), until: now };
  const [t, seers, looks] = await Promise.all([
    getWords("seers"),
    listSeers(actor, client.id),
    countByPerson(actor, { ...period, staffId: null, clientId: client.id }),
  ]);
  const lastOf = new Map(looks.map(({ id, last }) => [id, last]));
  const says = (by: readonly Ground[]) => by.map((ground) => grounds[ground].label[actor.locale]).join(", ");
  const when = { locale: actor.locale, timeZone: actor.timeZone, now };
  const mark = (yes: boolean, label: string) => (
    <td className="px-2 py-2.5">
      {yes ? <Icon name="check" size={14} className="mx-auto block text-done" /> : null}
      <span className="sr-only">{yes ? label : t("no")}</span>
    </td>
  );
  const place = ({ role, branch }: Seer) =>
    [roles[role].label[actor.locale], branch ?? t("anyBranch")].join(" · ");
  const last = ({ id }: Seer) => {
    const at = lastOf.get(id);
    return at ? formatShortDay(at, when) : "";
  };
  const row = (seer: Seer) => (
    <tr key={seer.id} className="border-t border-line align-top">
      <th scope="row" className="py-2 pr-2 text-left font-medium">
        {seer.name}
        <span className="block text-xs font-normal text-ink-3">{place(seer)}</span>
      </th>
      <td className="py-2 pr-2 text-ink-2">{says(seer.cardBy)}</td>
      <td className="py-2 pr-2 text-ink-2">
        {seer.contacts ? says(seer.contactsBy) : <span className="text-ink-3">{t("hidden")}</span>}
      </td>
      {mark(seer.money, t("money"))}
      {mark(seer.edit, t("edit"))}
      <td className="py-2 text-right text-ink-3">{last(seer)}</td>
    </tr>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        count={seers.length}
        object
        breadcrumbs={
          <Breadcrumbs
            label={t("path")}
            items={[
              { label: t("clients"), href: "/clients" },
              { label: client.name, href: `/clients/${client.id}` },
              { label: t("title") },
            ]}
          />
        }
        actions={
          <ButtonLink variant="ghost" icon="eye" href={`/safety/access?client=${client.id}`}>
            {t("whoSaw")}
          </ButtonLink>
        }
      />
      <PageBody>
        <p className="mb-4 max-w-160 text-sm text-ink-3">{t("note", { days: DAYS })}</p>
        <Static as="ul" className="md:hidden">
          {seers.map((seer) => (
            <SeerItem
              key={seer.id}
              name={seer.name}
              place={place(seer)}
              grounds={[
                [t("cardShort"), says(seer.cardBy)],
                [t("contactsShort"), seer.contacts ? says(seer.contactsBy) : t("hidden")],
              ]}
              more={(["money", "edit"] as const).filter((what) => seer[what]).map((what) => t(what))}
              last={last(seer)}
            />
          ))}
        </Static>
        <Static
          as="div"
          className="relative overflow-x-auto max-md:hidden"
          tabIndex={0}
          role="region"
          aria-label={t("title")}
        >
          <table className="w-full min-w-[760px] text-sm">
            <thead className="text-xs text-ink-3">
              <tr>
                {(["person", "card", "contacts", "money", "edit", "last"] as const).map((name) => (
                  <th
                    key={name}
                    scope="col"
                    className={
                      name === "last"
                        ? "pb-2 text-right font-medium"
                        : name === "money" || name === "edit"
                          ? "px-2 pb-2 text-center font-medium"
                          : "pr-2 pb-2 text-left font-medium"
                    }
                  >
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{seers.map(row)}</tbody>
          </table>
        </Static>
      </PageBody>
    </>
  );
}
