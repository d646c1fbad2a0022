import { ButtonLink } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import { can } from "#db/permissions.ts";
import { fill } from "../../assignments/fill.ts";
import type { CardView } from "./card-view.ts";
import { type Fact, type FactWords, labelOf } from "./fact.ts";

/** What is known of the client; a press away, by the desk of the dossier, the field to change it. */
export function CardFacts({ view: { t, classes }, facts }: { view: CardView; facts: readonly Fact[] }) {
  const words = t.raw("facts");
  return (
    <Section title={t("card.facts")}>
      <dl className="grid gap-1 text-sm">
        {facts.map((fact) => (
          <FactRow key={fact.field} fact={fact} words={words} opens={classes("card.open")} />
        ))}
      </dl>
    </Section>
  );
}

/** Fields of the company, edited like the others; nothing where it has none. */
export function OwnFacts({ view: { t, actor }, facts }: { view: CardView; facts: readonly Fact[] }) {
  const words = t.raw("facts");
  if (facts.length === 0) return null;
  return (
    <Section
      title={t("card.ownFields")}
      className="mt-6"
      action={
        can(actor, "field.edit") ? (
          <ButtonLink href="/settings/fields" variant="ghost" size="sm" icon="settings" iconOnly>
            {t("card.ownFieldsEdit")}
          </ButtonLink>
        ) : null
      }
    >
      <dl className="grid gap-1 text-sm">
        {facts.map((fact) => (
          <FactRow key={fact.field} fact={fact} words={words} />
        ))}
      </dl>
    </Section>
  );
}

function FactRow({ fact, words, opens }: { fact: Fact; words: FactWords; opens?: string }) {
  const label = labelOf(fact, words);
  const text =
    fact.shown === "" ? (
      <span className={fact.own?.required ? "text-soon" : "text-ink-3"}>
        {fact.own?.required ? words.needed : words.blank}
      </span>
    ) : fact.field === "tags" ? (
      <span className="flex flex-wrap gap-1">
        {fact.value.split(", ").map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
      </span>
    ) : (
      fact.shown
    );
  return (
    <div className="fact" data-row={fact.field}>
      <dt>{label}</dt>
      <dd>
        {fact.opens ? (
          <button type="button" data-class="">
            <span className="fact-text">{text}</span>
            <span className="sr-only">{opens}</span>
            <Icon name="history" size={14} />
          </button>
        ) : fact.locked ? (
          <span className="fact-text block py-0.5">{text}</span>
        ) : (
          <button type="button" data-fact={fact.field}>
            <span className="fact-text">{text}</span>
            <span className="sr-only">{fill(words.edit, { name: label })}</span>
            <Icon name="pencil" size={14} />
          </button>
        )}
      </dd>
    </div>
  );
}
