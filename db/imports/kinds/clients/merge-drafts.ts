import type { Draft } from "./draft.ts";

/** What a second row about the same client adds to the first: only what the first does not say. */
export function mergeDrafts(into: Draft, from: Draft): void {
  into.client = { ...from.client, ...filled(into.client) };
  into.client.tags = [...new Set([...(into.client.tags ?? []), ...(from.client.tags ?? [])])];
  into.entity = { ...from.entity, ...filled(into.entity) };
  into.externalId ??= from.externalId;
  const points = new Map(
    [...from.points, ...into.points].map((point) => [`${point.kind} ${point.value}`, point]),
  );
  into.points = [...points.values()];
  const nameOf = ({ surname, given, patronymic }: Draft["people"][number]) =>
    [surname, given, patronymic].join("\n");
  const people = new Set(into.people.map(nameOf));
  into.people = [...into.people, ...from.people.filter((person) => !people.has(nameOf(person)))];
  into.own = { ...from.own, ...into.own };
  into.notes = [...new Set([...into.notes, ...from.notes])];
  into.empty = into.empty.filter((field) => from.empty.includes(field));
}

const filled = <T extends object>(facts: T): Partial<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<T>;
