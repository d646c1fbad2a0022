import type { Metadata } from "next";
import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { peekPasswordLink } from "#db/staff/links.ts";
import { Gate } from "../../gate.tsx";
import { PasswordForm } from "./password-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  // The token stands in the address: it must not leave in a Referer.
  return { title: (await getWords("auth"))("setTitle"), referrer: "no-referrer" };
}

interface Props {
  params: Promise<{ token: string }>;
}

export default async function PasswordPage({ params }: Props) {
  const { token } = await params;
  const [t, link] = await Promise.all([getWords("auth"), peekPasswordLink(token, new Date())]);
  if (!link) {
    return (
      <Gate>
        <h1 className="text-2xl font-semibold">{t("deadTitle")}</h1>
        <p className="text-ink-2">{t("deadText")}</p>
        <ButtonLink href="/forgot" variant="primary" size="lg">
          {t("deadAsk")}
        </ButtonLink>
      </Gate>
    );
  }
  const words = {
    password: t("password"),
    hint: t("setHint"),
    show: t("show"),
    hide: t("hide"),
    save: t("setSave"),
    saving: t("setSaving"),
    offline: t("offline"),
  };
  return (
    <Gate>
      <h1 className="text-2xl font-semibold">{t("setTitle")}</h1>
      <p className="text-ink-2">{t("setFor", { email: link.email })}</p>
      <PasswordForm token={token} email={link.email} words={words} />
    </Gate>
  );
}
