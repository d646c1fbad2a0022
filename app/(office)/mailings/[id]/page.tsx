import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { getMailing } from "#db/mailings/queries.ts";
import { DraftPage } from "./draft-page.tsx";
import { LaunchedPage } from "./launched-page.tsx";

/** Once a request: the title and the page ask for the same. */
const load = cache(async (id: string) => {
  const actor = await requireActor("mailing.view");
  return { actor, of: await getMailing(actor, id) };
});

export async function generateMetadata({ params }: PageProps<"/mailings/[id]">): Promise<Metadata> {
  const { of } = await load((await params).id);
  return of ? { title: of.name } : {};
}

export default async function MailingPage({ params }: PageProps<"/mailings/[id]">) {
  const { actor, of } = await load((await params).id);
  if (!of) notFound();
  const view = { actor, now: new Date(), t: await getWords("mailings") };
  return of.state === "draft" ? <DraftPage of={of} view={view} /> : <LaunchedPage of={of} view={view} />;
}
