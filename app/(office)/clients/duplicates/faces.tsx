import type { ReactNode } from "react";
import { ClassMark } from "#components/class-mark.tsx";
import type { KindName } from "#db/duplicates/kind-names.ts";
import type { DuplicateGroup, PairRow, PeopleGroup } from "#db/duplicates/queries.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDate, localDate } from "#db/values/time.ts";
import type { DuplicatesView } from "./view.ts";

/** One of those who may be one, as it stands beside the others. */
export interface Face {
  id: string;
  name: string;
  href: string;
  mark?: ReactNode;
  /** What tells it from the others, a line. */
  meta: string;
  createdAt: Date;
  editable: boolean;
}

/** A group to decide, whatever is in it. */
export interface FacedGroup {
  of: KindName;
  id: string;
  top: number;
  pairs: readonly PairRow[];
  faces: readonly Face[];
}

export const ofCards = ({ cards, ...group }: DuplicateGroup, { t, actor }: DuplicatesView): FacedGroup => ({
  ...group,
  of: "client",
  faces: cards.map((card) => ({
    ...{ id: card.id, name: card.name, href: `/clients/${card.id}` },
    ...{ createdAt: card.createdAt, editable: card.editable },
    mark: <ClassMark letter={card.class} label={t("classOf", { letter: card.class })} small />,
    meta: [
      card.ownerSurname && card.ownerGiven
        ? shortName({ surname: card.ownerSurname, given: card.ownerGiven, patronymic: null })
        : t("noOwner"),
      t("since", { year: localDate(card.createdAt, actor.timeZone).slice(0, 4) }),
      ...(card.entries > 0 ? [t("entries", { n: card.entries })] : []),
      ...(card.region ? [card.region] : []),
    ].join(", "),
  })),
});

export const ofPeople = ({ cards, ...group }: PeopleGroup, { t, actor }: DuplicatesView): FacedGroup => ({
  ...group,
  of: "contact",
  faces: cards.map(({ id, name, createdAt, editable, places }) => ({
    ...{ id, name, createdAt, editable },
    href: `/clients/${places[0]?.clientId}`,
    meta: places
      .map(({ client, position, until }) =>
        [
          position ? `${client}, ${position}` : client,
          ...(until ? [t("leftOn", { date: formatDate(until, actor) })] : []),
        ].join(" "),
      )
      .join("; "),
  })),
});
