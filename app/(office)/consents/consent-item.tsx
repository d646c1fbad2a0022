import type { Words } from "#app/words.ts";
import { Badge } from "#components/badge.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { RegisterRow } from "#db/consents/register.ts";
import { consentKinds, consentSources } from "#db/consents/registries.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDate } from "#db/values/time.ts";

export interface ConsentView {
  actor: StaffActor;
  t: Words<"consents">;
  now: Date;
}

/** One consent: who, to what, when, what proves it, and the very words where they were ours. */
export function ConsentItem({ row, view: { actor, t } }: { row: RegisterRow; view: ConsentView }) {
  const day = (at: Date) => formatDate(at, actor);
  const state = row.withdrawnAt ? "withdrawn" : row.confirmedAt ? "live" : "waiting";
  const by = row.by?.surname
    ? shortName({ surname: row.by.surname, given: row.by.given ?? "", patronymic: null })
    : null;
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 text-sm md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_200px]">
      <div className="min-w-0">
        <p className="font-medium break-words">
          {row.client?.id ? (
            <a className="link" href={`/clients/${row.client.id}`}>
              {row.client.name}
            </a>
          ) : (
            (row.address ?? "")
          )}
        </p>
        {row.client?.id && row.address ? <p className="text-ink-3 break-words">{row.address}</p> : null}
      </div>
      <div className="min-w-0">
        <p>
          {consentKinds[row.kind].label[actor.locale]}
          <span className="text-ink-3">
            {" · "}
            {consentSources[row.source].label[actor.locale]}
          </span>
        </p>
        <p className="text-ink-2 break-words">{[row.proof, by].filter(Boolean).join(" · ")}</p>
        {row.textVersion ? (
          <details>
            <summary className="text-xs text-ink-3">{t("text", { version: row.textVersion })}</summary>
            <p className="mt-1 max-w-[560px] text-ink-2">{row.wording ?? t("textLost")}</p>
            <p className="mt-1 text-xs break-all text-ink-3">SHA-256 {row.textHash}</p>
          </details>
        ) : null}
      </div>
      <div>
        <Badge tone={{ live: "done", waiting: "soon", withdrawn: "neutral" }[state] as "done"}>
          {t(`one.${state}`)}
        </Badge>
        <p className="mt-1 text-xs text-ink-3">{t("given", { day: day(row.givenAt) })}</p>
        {row.withdrawnAt ? (
          <p className="text-xs text-ink-3">
            {t("withdrawn", { day: day(row.withdrawnAt), reason: row.withdrawnReason ?? "" })}
          </p>
        ) : null}
      </div>
    </li>
  );
}
