import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { getWords } from "#app/words.ts";
import { cx } from "#components/cx.ts";
import { Notice } from "#components/notice.tsx";
import { Static } from "#components/static-html.tsx";
import { logAccess } from "#db/access/log.ts";
import { getCard } from "#db/clients/card.ts";
import { markViewed } from "#db/clients/views.ts";
import { listOfClient } from "#db/complaints/queries.ts";
import { listFields } from "#db/fields/queries.ts";
import { db } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { localDate } from "#db/values/time.ts";
import { AssignmentDesk } from "../../assignments/assignment-desk.tsx";
import { workView } from "../../assignments/work-view.ts";
import { Agreements } from "./agreements.tsx";
import { CardComplaints } from "./card-complaints.tsx";
import { CardFigures } from "./card-figures.tsx";
import { CardHeader } from "./card-header.tsx";
import { CardKeys } from "./card-keys.tsx";
import { CardPurchases } from "./card-purchases.tsx";
import { CardTabs, column, under } from "./card-tabs.tsx";
import { CardWatch } from "./card-watch.tsx";
import { ClassDesk } from "./class/class-desk.tsx";
import { ComposerBox } from "./composer-box.tsx";
import { Consents } from "./consents.tsx";
import { Dates } from "./dates.tsx";
import { Dossier } from "./dossier.tsx";
import { Feed } from "./feed.tsx";
import { Files } from "./files.tsx";
import { FilingAddress } from "./filing-address.tsx";
import { loadClient } from "./load.ts";
import { MergedNotice } from "./merged-notice.tsx";
import { MoneyDesk } from "./money/money-desk.tsx";
import { OpenPromises } from "./open-promises.tsx";
import { parseFeed } from "./parse-feed.ts";
import { RecordsDesk } from "./records/records-desk.tsx";
import { rightsOn } from "./rights.ts";

export async function generateMetadata({ params }: PageProps<"/clients/[id]">): Promise<Metadata> {
  const { client } = await loadClient((await params).id);
  return client ? { title: client.name } : {};
}

export default async function ClientPage({ params, searchParams }: PageProps<"/clients/[id]">) {
  const { id } = await params;
  const { actor, client } = await loadClient(id);
  if (!client) notFound();
  if (client.mergedIntoId) redirect(`/clients/${client.mergedIntoId}`);
  const now = new Date();
  after(() => markViewed(db, actor, client.id, now));
  after(() => logAccess(db, actor, { clientId: client.id, what: "card" }, now));
  const feed = parseFeed(await searchParams);
  const [t, d, purchases, classes, work, fields, card, complaints] = await Promise.all([
    getWords("clients"),
    getWords("dossier"),
    getWords("purchases"),
    getWords("classes"),
    workView(actor, now),
    listFields(),
    getCard(actor, client.id, feed.show, feed.before, now),
    listOfClient(actor, client.id),
  ]);
  const view = { actor, now, t, d, purchases, classes, work, client, fields, card, complaints };
  const rights = rightsOn(view);
  const records = client.contactsVisible && !client.archivedAt && can(actor, "interaction.record");
  return (
    <>
      <CardHeader view={view} />
      {client.archivedAt ? (
        <Notice tone="soon" className="mx-6 mb-4 max-md:mx-4">
          {t("card.archived")}
        </Notice>
      ) : null}
      <MergedNotice view={view} />
      <CardFigures view={view} />
      <div className="group/card">
        <CardTabs view={view} />
        <div className="grid items-start gap-x-10 px-6 pt-6 pb-10 max-md:block max-md:px-4 max-md:pt-3 md:grid-cols-[minmax(0,1fr)_264px] xl:grid-cols-[264px_minmax(0,1fr)_288px]">
          <div className={cx(column.feed, under.feed)}>
            {records ? <ComposerBox view={view} /> : null}
            <Feed view={view} feed={feed} />
          </div>
          <div className={column.left}>
            <Dossier view={view} />
            <div className={under.dossier}>
              <Consents view={view} />
              <Static as="div" className="mt-4">
                <CardWatch view={view} />
              </Static>
            </div>
          </div>
          <Static as="div" className={column.right}>
            <div className={under.promises}>
              <OpenPromises view={view} />
              <CardPurchases view={view} />
              <CardComplaints view={view} />
            </div>
            <div className={cx(under.dossier, "mt-8 space-y-8 max-md:mt-6")}>
              <Agreements view={view} edits={rights.agreements} />
              <Dates view={view} edits={rights.records} />
              <Files view={view} edits={rights.files} />
              <FilingAddress view={view} />
            </div>
          </Static>
        </div>
      </div>
      {rights.purchases ? (
        <MoneyDesk
          clientId={client.id}
          today={localDate(now, actor.timeZone)}
          locale={actor.locale}
          words={purchases.raw("form")}
        />
      ) : null}
      <RecordsDesk
        clientId={client.id}
        drops={rights.files}
        words={{ failed: t.raw("person").failed, dropHere: d("card.dropHere") }}
      />
      <ClassDesk clientId={client.id} failed={t.raw("person").failed} />
      <AssignmentDesk view={work} />
      <CardKeys brief={`/clients/${client.id}/brief`} words={t.raw("keys")} />
    </>
  );
}
