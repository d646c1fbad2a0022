import { clientClasses, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import type { ChosenField } from "#db/merges/fields.ts";
import type { MergeCard } from "#db/merges/queries.ts";
import { shortName } from "#db/values/person-name.ts";
import type { Locale } from "#db/values/text.ts";

type Says = (card: MergeCard, locale: Locale) => string | null;

/** What a card says in a field, as people read it. */
const says: Record<ChosenField, Says> = {
  name: ({ name }) => name,
  kind: ({ kind }, locale) => clientKinds[kind].label[locale],
  role: ({ role }, locale) => clientRoles[role].label[locale],
  class: (card, locale) => clientClasses[card.class].label[locale],
  status: ({ status }, locale) => clientStatuses[status].label[locale],
  ownerId: ({ owner }) => (owner ? shortName({ ...owner, patronymic: null }) : null),
  branchId: ({ branch }) => branch,
  groupId: ({ group }) => group,
  region: ({ region }) => region,
  source: ({ source }) => source,
  address: ({ address }) => address,
  site: ({ site }) => site,
};

export const saysOf = (field: ChosenField, card: MergeCard, locale: Locale): string =>
  says[field](card, locale) ?? "";
