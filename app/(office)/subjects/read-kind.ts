import type { SubjectKind } from "#db/erasures/table.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What an address names: a contact person, or a client that is one; null for anything else. */
export function readSubject({
  kind,
  id,
}: {
  kind: string;
  id: string;
}): { kind: SubjectKind; id: string } | null {
  return (kind === "contact" || kind === "client") && UUID.test(id) ? { kind, id } : null;
}
