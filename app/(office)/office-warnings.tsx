import type { ReactNode } from "react";
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
        <Warning way={can(actor, "delivery.release") && { href: "/safety/release", label: t("decide") }}>
          {heldWords(hold, actor, t, now)}
        </Warning>
      ) : null}
      {mailSilent ? (
        <Warning way={can(actor, "mail.settings") && { href: "/settings/mail", label: t("look") }}>
          {t("mailSilent", { when: formatDateTime(mailSilent, { ...actor, now }) })}
        </Warning>
      ) : null}
      {stale ? <Warning way={{ href: "/safety", label: t("look") }}>{t("stale")}</Warning> : null}
    </div>
  );
}

/** What is wrong, and the way to where it is mended, for those who may. */
function Warning({ way, children }: { way: false | { href: string; label: string }; children: ReactNode }) {
  const action = way ? (
    <a href={way.href} className="underline">
      {way.label}
    </a>
  ) : null;
  return (
    <Notice tone="soon" action={action}>
      {children}
    </Notice>
  );
}
