import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { getWords } from "#app/words.ts";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { ClassMark } from "#components/class-mark.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { PrintButton } from "#components/print-button.tsx";
import { Static } from "#components/static-html.tsx";
import { logAccess } from "#db/access/log.ts";
import { getCard } from "#db/clients/card.ts";
import { clientStatuses } from "#db/clients/registries.ts";
import { listOfClient } from "#db/complaints/queries.ts";
import { listFields } from "#db/fields/queries.ts";
import { db } from "#db/index.ts";
import { formatDateTime } from "#db/values/time.ts";
import { workView } from "../../../assignments/work-view.ts";
import { rhythmWord } from "../../columns.tsx";
import { nameOf, whenOptions } from "../card-view.ts";
import { loadClient } from "../load.ts";
import { BriefDates, BriefUseful } from "./know.tsx";
import { BriefMoney, BriefPromises } from "./owed.tsx";
import { BriefAgreed, BriefComplaints, BriefTalks } from "./said.tsx";
import { BriefWho } from "./who.tsx";

type Props = PageProps<"/clients/[id]/brief">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ client }, t] = await Promise.all([loadClient((await params).id), getWords("brief")]);
  return client ? { title: t("of", { name: client.name }) } : {};
}

/** Everything one must know in the minute before a call, on one screen and on one sheet of paper. */
export default async function BriefPage({ params }: Props) {
  const { actor, client } = await loadClient((await params).id);
  if (!client) notFound();
  if (client.mergedIntoId) redirect(`/clients/${client.mergedIntoId}/brief`);
  const now = new Date();
  after(() => logAccess(db, actor, { clientId: client.id, what: "brief" }, now));
  const [b, t, d, purchases, classes, work, fields, card, complaints] = await Promise.all([
    getWords("brief"),
    getWords("clients"),
    getWords("dossier"),
    getWords("purchases"),
    getWords("classes"),
    workView(actor, now),
    listFields(),
    getCard(actor, client.id, "talks", null, now),
    listOfClient(actor, client.id),
  ]);
  const view = { actor, now, t, d, purchases, classes, work, client, fields, card, b, complaints };
  const about = [
    clientStatuses[client.status].label[actor.locale],
    rhythmWord(client.class, view),
    client.region ?? "",
    client.branch?.name ?? "",
    b("owner", { name: nameOf(client.owner) || t("card.noOwner") }),
  ].filter(Boolean);
  return (
    <div className="brief">
      <PageHeader
        title={client.name}
        object
        breadcrumbs={
          <Breadcrumbs
            label={b("path")}
            items={[
              { label: b("clients"), href: "/clients" },
              { label: client.name, href: `/clients/${client.id}` },
              { label: b("title") },
            ]}
          />
        }
        actions={<PrintButton label={b("print")} />}
        meta={
          <>
            <ClassMark letter={client.class} label={t("classLabel", { letter: client.class })} />
            <span>{about.join(" · ")}</span>
          </>
        }
      />
      <Static as="div" className="brief-grid">
        <div>
          <BriefWho view={view} />
          <BriefUseful view={view} />
          <BriefDates view={view} />
        </div>
        <div>
          <BriefPromises view={view} />
          <BriefMoney view={view} />
          <BriefComplaints view={view} />
          <BriefAgreed view={view} />
          <BriefTalks view={view} />
        </div>
      </Static>
      <p className="brief-foot">
        {b("asOf", { when: formatDateTime(now, whenOptions(view)), who: actor.name })}
      </p>
    </div>
  );
}
