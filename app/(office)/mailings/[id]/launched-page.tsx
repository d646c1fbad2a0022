import { Section } from "#components/section.tsx";
import { db } from "#db/index.ts";
import { letterPropsOf, listRecipients, progressOf, receivedLetter } from "#db/mailings/queries.ts";
import { getHold } from "#db/outbox/hold.ts";
import { deadLinks, fillLetter, renderMailing } from "#emails/mailing.tsx";
import { RecipientMark } from "../recipient-mark.tsx";
import type { View } from "../translator.ts";
import { LetterSheet } from "./letter-sheet.tsx";
import { LiveWork } from "./live-work.tsx";
import { MailingHeader } from "./mailing-header.tsx";
import { Orders } from "./orders.tsx";
import { Outcome } from "./outcome.tsx";
import { lettersInOrder, tally } from "./tally.ts";
import { type Mailing, Who } from "./who.tsx";

/** A mailing that was launched: how far it has come, what became of each letter, who was left out. */
export async function LaunchedPage({ of, view }: { of: Mailing; view: View }) {
  const { actor, t } = view;
  const [counts, hold, letter] = await Promise.all([
    progressOf(actor, of.id),
    getHold(),
    sampleLetter(of, view),
  ]);
  const moves = of.state === "launching" || of.state === "running";
  return (
    <>
      <MailingHeader of={of} view={view} actions={<Orders of={of} counts={counts} view={view} />} />
      <div className="mailing-columns">
        <div className="mailing-who grid content-start gap-8">
          <div className="grid gap-4">
            <LiveWork
              key={`${of.version} ${of.state}`}
              mailingId={of.id}
              progress={{ state: of.state, version: of.version, counts, held: hold !== null }}
              locale={actor.locale === "en" ? "en-GB" : "ru-RU"}
              moves={moves}
              rows={lettersInOrder.map((state) => ({
                state,
                mark: <RecipientMark state={state} locale={actor.locale} />,
              }))}
              words={{ ...t.raw("work"), title: titleOf(of, t), states: t("result.states") }}
            />
            <Outcome of={of} counts={counts} view={view} />
          </div>
          <div>
            <Who of={of} view={view} />
          </div>
        </div>
        <div className="mailing-letter">
          <Section title={t("letter.title")}>
            <LetterSheet letter={letter} words={t.raw("preview")} />
            <p className="mt-2 text-xs text-ink-3">
              {t(tally(counts).handed > 0 ? "preview.deadSent" : "preview.dead")}
            </p>
          </Section>
        </div>
      </div>
    </>
  );
}

const looked = 20;

/** As one of the first recipients has it; before there are any, with the words for missing values. */
async function sampleLetter(of: Mailing, { actor, t }: View) {
  const first = (await listRecipients(actor, of.id, { limit: looked })).find(
    ({ exclusion, address }) => exclusion === null && address !== null,
  );
  const received = first && (await receivedLetter(actor, first.id));
  if (received?.letter) return { ...received.letter, to: received.address };
  const template = await renderMailing(await letterPropsOf(db, of));
  return { ...fillLetter(template, {}, deadLinks), to: t("preview.nobody") };
}

function titleOf({ state }: Mailing, t: View["t"]): string {
  if (state === "launching") return t("work.launching");
  return t(state === "paused" ? "work.paused" : "work.running");
}
