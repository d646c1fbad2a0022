import type { RegisterSearch } from "#db/consents/register.ts";
import { consentKinds, consentSources } from "#db/consents/registries.ts";
import { clean } from "#db/values/text.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const first = (value: string | string[] | undefined): string => [value ?? []].flat()[0] ?? "";
const known = <K extends string>(value: string, registry: Record<K, unknown>): K | null =>
  Object.hasOwn(registry, value) ? (value as K) : null;

export function parseRegister(raw: Record<string, string | string[] | undefined>): RegisterSearch {
  const [at = "", id = ""] = first(raw.before).split("~");
  const moment = new Date(at);
  return {
    q: clean(first(raw.q).slice(0, 100)),
    kind: known(first(raw.kind), consentKinds),
    source: known(first(raw.source), consentSources),
    state: known(first(raw.state), { live: 1, waiting: 1, withdrawn: 1 }),
    before: UUID.test(id) && !Number.isNaN(moment.getTime()) ? { at: moment, id } : null,
  };
}

export const registerParams = ({ q, kind, source, state }: RegisterSearch) => ({
  q,
  kind: kind ?? "",
  source: source ?? "",
  state: state ?? "",
});
