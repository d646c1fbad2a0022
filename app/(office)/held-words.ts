import type { Words } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import type { Hold } from "#db/outbox/hold.ts";
import { formatDateTime } from "#db/values/time.ts";

/** Why nothing leaves, in one sentence. */
export function heldWords(hold: Hold, actor: StaffActor, t: Words<"safety">, now: Date): string {
  const when = formatDateTime(hold.copyOf ?? hold.since, { ...actor, now });
  return hold.reason === "restored" ? t("heldCopy", { when }) : t("heldByHand", { when });
}
