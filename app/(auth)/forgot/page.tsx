import type { Metadata } from "next";
import { getWords } from "#app/words.ts";
import { Gate } from "../gate.tsx";
import { ForgotForm } from "./forgot-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords("auth"))("resetTitle") };
}

export default async function ForgotPage() {
  const t = await getWords("auth");
  const words = {
    email: t("email"),
    send: t("resetSend"),
    sending: t("resetSending"),
    sent: t("resetSent"),
    offline: t("offline"),
  };
  return (
    <Gate>
      <h1 className="text-2xl font-semibold">{t("resetTitle")}</h1>
      <p className="text-ink-2">{t("resetText")}</p>
      <ForgotForm words={words} />
      <a href="/sign-in" className="text-sm text-accent-ink">
        {t("back")}
      </a>
    </Gate>
  );
}
