import type { Words } from "#app/words.ts";
import { StateLine } from "#components/stage-mark.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { listKeys } from "#db/api-keys/queries.ts";
import { formatDateTime } from "#db/values/time.ts";
import { RevokeKey } from "./revoke-key.tsx";

interface Props {
  of: Awaited<ReturnType<typeof listKeys>>[number];
  view: { actor: StaffActor; now: Date; t: Words<"keys"> };
}

/** One key: whose work comes through it, whether it is in use, and the way to shut it. */
export function KeyRow({ of, view: { actor, now, t } }: Props) {
  const when = (at: Date) => formatDateTime(at, { ...actor, now });
  const shut = of.revokedAt !== null || of.orphaned;
  const used = of.lastUsedAt ? t("used", { at: when(of.lastUsedAt) }) : t("unused");
  const state = of.revokedAt ? t("revoked", { at: when(of.revokedAt) }) : of.orphaned ? t("orphaned") : used;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3 text-sm">
      <span className="min-w-0 flex-1 basis-[260px]">
        <span className="font-medium break-words">{of.name}</span>{" "}
        <span className="font-mono text-xs text-ink-3">…{of.hint}</span>
        <span className="block text-xs text-ink-3">
          {t("facts", { receiver: of.receiver, count: of.minutes, source: of.source })}
        </span>
      </span>
      <span className="text-ink-2 tabular-nums">{t("leads", { count: of.leads })}</span>
      <StateLine
        icon={shut ? "ban" : of.lastUsedAt ? "circle-check" : "circle-dashed"}
        tone={of.lastUsedAt && !shut ? "done" : "off"}
      >
        {state}
      </StateLine>
      {of.revokedAt ? null : (
        <RevokeKey
          target={{ id: of.id, expectedVersion: of.version }}
          words={{ ...t.raw("revoking"), ask: t("ask", { name: of.name }) }}
        />
      )}
    </li>
  );
}
