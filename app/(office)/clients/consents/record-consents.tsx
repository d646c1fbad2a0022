import { requireActor } from "#app/session.ts";
import { wordsIn } from "#app/words.ts";
import { consentKinds, consentSources } from "#db/consents/registries.ts";
import { can } from "#db/permissions.ts";
import type { Text } from "#db/values/text.ts";
import { localDate } from "#db/values/time.ts";
import { ConsentButton } from "./consent-button.tsx";

interface Props {
  /** Clients named one by one, or everybody whom this mailing leaves out for want of a consent. */
  clientIds?: string[];
  mailingId?: string;
  /** How many clients it is about, for the words. */
  count: number;
}

/** A button that opens the form of a consent: one proof for one client or for many. Nothing without the permission. */
export async function RecordConsents({ clientIds, mailingId, count }: Props) {
  const actor = await requireActor();
  if (!can(actor, "consent.record")) return null;
  const t = wordsIn(actor.locale, "segments");
  const options = (registry: Record<string, { label: Text }>) =>
    Object.entries(registry).map(([value, { label }]) => ({ value, label: label[actor.locale] }));
  const isOne = mailingId === undefined && clientIds?.length === 1;
  return (
    <ConsentButton
      whom={mailingId === undefined ? { clientIds } : { mailingId }}
      kinds={options(consentKinds)}
      sources={options(consentSources).filter(({ value }) => value !== "public_form")}
      today={localDate(new Date(), actor.timeZone)}
      locale={actor.locale === "en" ? "en-GB" : "ru-RU"}
      isOne={isOne}
      words={{
        ...t.raw("consents"),
        button: isOne ? t("consents.add") : t("consents.addMany", { count }),
        title: isOne ? t("consents.dialogTitle") : t("consents.dialogTitleMany", { count }),
        done: t("consents.done", { count }),
      }}
    />
  );
}
