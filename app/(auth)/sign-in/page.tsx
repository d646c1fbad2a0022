import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { currentActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Notice } from "#components/notice.tsx";
import { getCompanyName } from "#db/staff/queries.ts";
import { Gate } from "../gate.tsx";
import { ownPath } from "../own-path.ts";
import { SignInForm } from "./sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("auth"))("titlePlain") };
}

interface Props {
  searchParams: Promise<{ next?: string | string[]; saved?: string }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, saved } = await searchParams;
  if (await currentActor()) redirect(ownPath(next) as Route);
  const [t, company] = await Promise.all([getWords("auth"), getCompanyName()]);
  const words = {
    email: t("email"),
    password: t("password"),
    show: t("show"),
    hide: t("hide"),
    forgot: t("forgot"),
    enter: t("enter"),
    entering: t("entering"),
    errors: { wrong: t("wrong"), locked: t("locked"), closed: t("closed"), offline: t("offline") },
  };
  return (
    <Gate>
      <h1 className="text-2xl font-semibold">{company ? t("title", { company }) : t("titlePlain")}</h1>
      {saved ? <Notice tone="done">{t("done")}</Notice> : null}
      <SignInForm words={words} next={ownPath(next)} />
    </Gate>
  );
}
