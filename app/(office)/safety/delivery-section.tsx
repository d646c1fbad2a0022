import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import type { StaffActor } from "#db/actor.ts";
import { getHold } from "#db/outbox/hold.ts";
import { heldWords } from "../held-words.ts";
import { HoldDialog } from "./hold-dialog.tsx";

/** Whether letters leave, and the one cock that stops them all. */
export async function DeliverySection({ actor, now }: { actor: StaffActor; now: Date }) {
  const [t, hold] = await Promise.all([getWords("safety"), getHold()]);
  return (
    <Section title={t("delivery")}>
      {hold ? (
        <Notice tone="soon" action={<ButtonLink href="/safety/release">{t("decide")}</ButtonLink>}>
          {heldWords(hold, actor, t, now)}
        </Notice>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Static as="div" className="min-w-0 flex-1 text-sm max-md:basis-full">
            <p>{t("open")}</p>
            <p className="text-ink-3">{t("openNote")}</p>
          </Static>
          <HoldDialog
            words={{
              hold: t("hold"),
              holdAsk: t("holdAsk"),
              holdBack: t("holdBack"),
              holdYes: t("holdYes"),
              holding: t("holding"),
              held: t("held"),
            }}
          >
            <p>{t("holdStops")}</p>
            <p>{t("holdGoesOn")}</p>
          </HoldDialog>
        </div>
      )}
    </Section>
  );
}
