import { getWords } from "#app/words.ts";
import { Notice } from "#components/notice.tsx";
import type { StaffActor } from "#db/actor.ts";
import type { Frame } from "#db/frame/queries.ts";
import { can } from "#db/permissions.ts";
import { formatDateTime } from "#db/values/time.ts";
import { heldWords } from "./held-words.ts";

interface Props {
  actor: StaffActor;
  now: Date;
  warnings: Pick<Frame, "hold" | "stale" | "mailSilent">;
}

/** Above every page, while it is so: nothing leaves, nothing comes in, or nothing is copied. */
export async function OfficeWarnings({ actor, now, warnings: { hold, stale, mailSilent } }: Props) {
  if (!hold && !stale && !mailSilent) return null;
  const t = await getWords("safety");
  return (
    <div className="grid gap-2 px-6 pt-3 max-md:px-4">
      {hold ? (
        <Notice
          tone="soon"
          action={
            can(actor, "delivery.release") ? (
              <a href="/safety/release" className="underline">
                {t("decide")}
              </a>
            ) : null
          }
        >
          {heldWords(hold, actor, t, now)}
        </Notice>
      ) : null}
      {mailSilent ? (
        <Notice
          tone="soon"
          action={
            can(actor, "mail.settings") ? (
              <a href="/settings/mail" className="underline">
                {t("look")}
              </a>
            ) : null
          }
        >
          {t("mailSilent", { when: formatDateTime(mailSilent, { ...actor, now }) })}
        </Notice>
      ) : null}
      {stale ? (
        <Notice
          tone="soon"
          action={
            <a href="/safety" className="underline">
              {t("look")}
            </a>
          }
        >
          {t("stale")}
        </Notice>
      ) : null}
    </div>
  );
}
