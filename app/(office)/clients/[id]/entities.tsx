import { Button } from "#components/button.tsx";
import { Fact, Facts } from "#components/facts.tsx";
import { Section } from "#components/section.tsx";
import { type CardView, smallButton } from "./card-view.ts";

/** Under which legal names the client buys. */
export function Entities({ view: { t, d, client }, edits }: { view: CardView; edits: boolean }) {
  return (
    <Section
      title={t("card.entities")}
      action={
        edits ? (
          <Button {...smallButton} icon="plus" data-entity="">
            {t("card.addEntity")}
          </Button>
        ) : null
      }
    >
      {client.entities.length === 0 ? <p className="text-sm text-ink-3">{t("card.entitiesNone")}</p> : null}
      <ul>
        {client.entities.map((entity) => (
          <li key={entity.id} className="border-t border-line py-2 first:border-0 first:pt-0">
            <div className="mb-1 flex items-start gap-1 text-sm">
              <span className="min-w-0 flex-1 font-medium">{entity.name}</span>
              {edits ? (
                <Button {...smallButton} icon="pencil" data-entity={entity.id}>
                  {t("card.editEntity", { name: entity.name })}
                </Button>
              ) : null}
            </div>
            <Facts className="gap-x-2 gap-y-1">
              {entity.inn ? <Fact label={t("entity.inn")}>{entity.inn}</Fact> : null}
              {entity.kpp ? <Fact label={t("entity.kpp")}>{entity.kpp}</Fact> : null}
              {entity.ogrn ? <Fact label={t("entity.ogrn")}>{entity.ogrn}</Fact> : null}
              {entity.address ? <Fact label={t("entity.address")}>{entity.address}</Fact> : null}
            </Facts>
            {entity.sameInn.map(({ id, name }, i) => (
              <p key={id ?? i} className="mt-1 text-xs text-soon">
                {id && name ? (
                  <a href={`/clients/${id}`}>{d("card.sameInn", { name })}</a>
                ) : (
                  d("card.sameInnHidden")
                )}
              </p>
            ))}
            {entity.checksumNote ? (
              <p className="mt-1 text-xs text-soon">
                {t("card.checksumNote", { reason: entity.checksumNote })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
