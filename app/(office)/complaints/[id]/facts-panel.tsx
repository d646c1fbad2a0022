import { Icon } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import { complaintChannels } from "#db/complaints/registries.ts";
import { fill } from "../../assignments/fill.ts";
import type { ComplaintView } from "./complaint-view.ts";
import { factsOf } from "./facts.ts";
import { FactsDesk } from "./facts-desk.tsx";

/** What is known of it; a press away, by the desk of the facts, the field to correct it. */
export function FactsPanel({ view }: { view: ComplaintView }) {
  const { t, item, actor, moves } = view;
  const reach = item.showsContacts ? { email: item.fromEmail, phone: item.fromPhone } : null;
  const facts = factsOf({ ...item, reach }, actor.locale, t);
  const edits = moves.includes("edit");
  const words = t.raw("facts");
  const around: [string, string | null][] = [
    [words.from, item.contact?.name ?? item.fromName],
    [words.channel, complaintChannels[item.channel].label[actor.locale]],
    [words.branch, item.branch],
  ];
  return (
    <Section title={t("page.facts")} level={3}>
      <Static as="dl" className="grid gap-1 text-sm">
        {facts.map((fact) => (
          <div key={fact.field} className="fact" data-row={fact.field}>
            <dt>{words[fact.field]}</dt>
            <dd>
              {edits ? (
                <button type="button" data-fact={fact.field}>
                  <span className={fact.value === "" ? "fact-text text-ink-3" : "fact-text"}>
                    {fact.shown}
                  </span>
                  <span className="sr-only">{fill(words.edit, { name: words[fact.field] })}</span>
                  <Icon name="pencil" size={14} />
                </button>
              ) : (
                <span className="fact-text block py-0.5">{fact.shown}</span>
              )}
            </dd>
          </div>
        ))}
        {around.map(([label, value]) =>
          value ? (
            <div key={label} className="fact">
              <dt>{label}</dt>
              <dd>
                <span className="fact-text block py-0.5">{value}</span>
              </dd>
            </div>
          ) : null,
        )}
      </Static>
      {edits ? <FactsDesk id={item.id} version={item.version} facts={facts} words={words} /> : null}
    </Section>
  );
}
