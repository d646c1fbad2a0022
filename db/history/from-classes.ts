import type { Change } from "#db/history/rewind.ts";
import { patch } from "#db/history/state.ts";

export interface KeptClass {
  id: string;
  clientId: string;
  at: Date;
  from: string;
  to: string;
}

/** A class that a count made another: no event tells of it, one of them stands for all clients. */
export const changeOfClass = ({ id, clientId, at, from, to }: KeptClass): Change => ({
  at,
  order: id,
  back: (state) => patch(state, "clients", clientId, { class: from }),
  made: [{ table: "clients", key: clientId, values: { class: to } }],
});
