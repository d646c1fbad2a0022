import type { KindKey } from "../input.ts";
import { clientsKind } from "./clients/clients-kind.ts";
import type { ImportKind } from "./kind.ts";

/** What the rows of a file can be. */
const kinds: Record<KindKey, ImportKind> = {
  clients: clientsKind,
};

export const kindOf = (key: KindKey): ImportKind => kinds[key];
