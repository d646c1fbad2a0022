import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { Suspense } from "react";
import { getWords } from "#app/words.ts";
import { Notice } from "#components/notice.tsx";
import { getCard } from "#db/clients/card.ts";
import { markViewed } from "#db/clients/views.ts";
import { db } from "#db/index.ts";
import { can } from "#db/permissions.ts";
import { AssignmentDesk } from "../../assignments/assignment-desk.tsx";
import { workView } from "../../assignments/work-view.ts";
import { CardComplaints } from "./card-complaints.tsx";
import { CardFigures } from "./card-figures.tsx";
import { CardHeader } from "./card-header.tsx";
import { CardTabs, column } from "./card-tabs.tsx";
import { ComposerBox } from "./composer-box.tsx";
import { Consents } from "./consents.tsx";
import { Dossier } from "./dossier.tsx";
import { Feed } from "./feed.tsx";
import { loadClient } from "./load.ts";
import { OpenPromises } from "./open-promises.tsx";
import { parseFeed } from "./parse-feed.ts";

export async function generateMetadata({ params }: PageProps<"/clients/[id]">): Promise<Metadata> {
  const { client } = await loadClient((await params).id);
  return client ? { title: client.name } : {};
}

export default async function ClientPage({ params, searchParams }: PageProps<"/clients/[id]">) {
  const { id } = await params;
  const { actor, client } = await loadClient(id);
  if (!client) notFound();
  const now = new Date();
  after(() => markViewed(db, actor, client.id, now));
  const feed = parseFeed(await searchParams);
  const [t, work, card] = await Promise.all([
    getWords("clients"),
    workView(actor, now),
    getCard(actor, client.id, feed.show, feed.before, now),
  ]);
  const view = { actor, now, t, work, client, card };
  const records = client.contactsVisible && !client.archivedAt && can(actor, "interaction.record");
  return (
    <>
      <CardHeader view={view} />
      {client.archivedAt ? (
        <Notice tone="soon" className="mx-6 mb-4 max-md:mx-4">
          {t("card.archived")}
        </Notice>
      ) : null}
      <CardFigures view={view} />
      <div className="group/card">
        <CardTabs view={view} />
        <div className="grid items-start gap-x-10 px-6 pt-6 pb-10 max-md:block max-md:px-4 max-md:pt-3 md:grid-cols-[minmax(0,1fr)_264px] xl:grid-cols-[264px_minmax(0,1fr)_288px]">
          <div className={column.feed}>
            {records ? <ComposerBox view={view} /> : null}
            <Feed view={view} feed={feed} />
          </div>
          <div className={column.dossier}>
            <Dossier view={view} />
            <Consents view={view} />
          </div>
          <div className={column.promises}>
            <OpenPromises view={view} />
            <Suspense>
              <CardComplaints view={view} />
            </Suspense>
          </div>
        </div>
      </div>
      <AssignmentDesk view={work} />
    </>
  );
}
