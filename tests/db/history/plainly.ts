import type { StaffActor } from "#db/actor.ts";
import { listPeople } from "#db/clients/card.ts";
import { getDossier } from "#db/clients/dossier.ts";
import { getClient } from "#db/clients/queries.ts";
import type { Told } from "#db/history/told.ts";

/** What is compared: a card without marks of rows, in an order of its own. */
export interface Plain {
  client: Record<string, unknown>;
  people: unknown[];
  points: unknown[];
  entities: unknown[];
  facts: unknown[];
  dates: unknown[];
  agreements: unknown[];
}

const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
const point = ({ kind, value, extension }: { kind: string; value: string; extension: string | null }) =>
  [kind, value, extension ?? ""].join(" ");

/** The card as its own page asks for it, now. */
export async function readPlainly(actor: StaffActor, id: string, now: Date): Promise<Plain | null> {
  const client = await getClient(actor, id);
  if (!client) return null;
  const [people, dossier] = await Promise.all([listPeople(actor, id), getDossier(actor, id, now)]);
  const { name, kind, role, status, region, source, address, site, note, tags } = client;
  return {
    client: {
      ...{ name, kind, role, status, class: client.class, region, source, address, site, note, tags },
      owner: client.owner?.id ?? null,
      branch: client.branch?.id ?? null,
      group: dossier.group?.id ?? null,
      archived: client.archivedAt !== null,
      mergedIntoId: client.mergedIntoId,
    },
    // In their order: it says who decides first.
    people: people.map(
      ({ id, surname, given, position, decisionRole, reportsToId, since, until, points }) => ({
        ...{ id, surname, given, position, decisionRole, reportsToId, since, until },
        points: points.map(point).sort(),
      }),
    ),
    points: client.points.map(point).sort(),
    entities: sorted(
      client.entities.map(({ name, inn, kpp, ogrn, address }) => ({ name, inn, kpp, ogrn, address })),
    ),
    facts: sorted(
      dossier.facts.map(({ id, text, category, contactId, pinned, visibility }) => ({
        ...{ id, text, category, contactId, pinned, visibility },
      })),
    ),
    dates: sorted(
      dossier.dates.map(({ id, kind, title, month, day, year }) => ({ id, kind, title, month, day, year })),
    ),
    agreements: sorted(
      dossier.agreements.map(({ id, title, kind, number, startsOn, endsOn, cancelReason, contactId }) => ({
        ...{ id, title, kind, number, startsOn, endsOn, cancelReason, contactId },
      })),
    ),
  };
}

/** The same of a card that history tells. */
export function plainOf(told: Told | null): Plain | null {
  if (!told) return null;
  const { client } = told;
  const { name, kind, role, status, region, source, address, site, note, tags } = client;
  return {
    client: {
      ...{ name, kind, role, status, class: client.class, region, source, address, site, note, tags },
      owner: client.ownerId,
      branch: client.branchId,
      group: client.groupId,
      archived: client.archived,
      mergedIntoId: client.mergedIntoId,
    },
    people: told.people.map(
      ({ id, surname, given, position, decisionRole, reportsToId, since, until, points }) => ({
        ...{ id, surname, given, position, decisionRole, reportsToId, since, until },
        points: points.map(point).sort(),
      }),
    ),
    points: told.points.map(point).sort(),
    entities: sorted(
      told.entities.map(({ name, inn, kpp, ogrn, address }) => ({ name, inn, kpp, ogrn, address })),
    ),
    facts: sorted(
      told.facts.map(({ id, text, category, contactId, pinned, visibility }) => ({
        ...{ id, text, category, contactId, pinned, visibility },
      })),
    ),
    dates: sorted(
      told.dates.map(({ id, kind, title, month, day, year }) => ({ id, kind, title, month, day, year })),
    ),
    agreements: sorted(
      told.agreements.map(({ id, title, kind, number, startsOn, endsOn, cancelReason, contactId }) => ({
        ...{ id, title, kind, number, startsOn, endsOn, cancelReason, contactId },
      })),
    ),
  };
}
