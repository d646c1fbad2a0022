import { Section } from "#components/section.tsx";
import { Segmented } from "#components/segmented.tsx";
import { Static } from "#components/static-html.tsx";
import type { ComplaintEntryRow } from "#db/complaints/queries.ts";
import type { ComplaintView } from "./complaint-view.ts";
import { Composer } from "./composer.tsx";
import { Word } from "./word.tsx";

const shows = ["all", "client", "inside"] as const;
type Show = (typeof shows)[number];

const fits: Record<Show, (entry: ComplaintEntryRow) => boolean> = {
  all: () => true,
  client: ({ visibleToClient }) => visibleToClient,
  inside: ({ visibleToClient }) => !visibleToClient,
};

/** All that was said and done, oldest first, and the field to go on. */
export function Correspondence({ view, show }: { view: ComplaintView; show: string | string[] | undefined }) {
  const { t, item, entries, moves } = view;
  const chosen = shows.find((one) => one === show) ?? "all";
  const shown = entries.filter(fits[chosen]);
  const composing = (["answer", "ask", "note", "reply"] as const).filter((move) => moves.includes(move));
  return (
    <Section
      title={t("page.letters")}
      id="letters"
      action={
        <Segmented
          label={t("page.lettersNav")}
          items={shows.map((one) => ({
            href: one === "all" ? `/complaints/${item.id}` : `/complaints/${item.id}?show=${one}#letters`,
            label: t(`page.show.${one}`),
            current: one === chosen,
          }))}
        />
      }
    >
      {shown.length === 0 ? (
        <p className="py-3 text-sm text-ink-3">{t("page.noLetters")}</p>
      ) : (
        <Static as="ul">
          {shown.map((entry) => (
            <Word key={entry.id} entry={entry} view={view} />
          ))}
        </Static>
      )}
      <Composer
        id={item.id}
        version={item.version}
        moves={composing}
        answerWaits={moves.includes("decide")}
        address={item.fromEmail ?? (item.hasEmail ? item.fromName : null)}
        words={t.raw("composer")}
      />
    </Section>
  );
}
