import { wordsIn } from "#app/words.ts";
import { Button } from "#components/button.tsx";
import { Section } from "#components/section.tsx";
import { filingAddress, officeMailbox } from "#db/inbox/mailbox.ts";
import { type CardView, smallButton } from "./card-view.ts";

/** The secret address that puts a letter on this card; for those who know the client's people, where a mailbox is read. */
export function FilingAddress({ view: { actor, client } }: { view: CardView }) {
  const mailbox = officeMailbox();
  if (!mailbox || !client.contactsVisible || client.archivedAt) return null;
  const t = wordsIn(actor.locale, "inbox");
  const address = filingAddress(mailbox, client.id);
  return (
    <Section
      title={t("card.title")}
      action={
        <Button
          {...smallButton}
          icon="copy"
          data-copies={address}
          data-copied={t("card.copied")}
          data-failed={t("card.failed")}
        >
          {t("card.copy")}
        </Button>
      }
    >
      <p className="text-sm text-ink-2">{t("card.text")}</p>
      <p className="mt-1 font-mono text-xs wrap-anywhere text-ink" title={t("card.address")}>
        {address}
      </p>
      {mailbox.connected ? null : <p className="mt-1 text-xs text-ink-3">{t("card.demo")}</p>}
    </Section>
  );
}
