import { getWords } from "#app/words.ts";
import { ButtonLink } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { listMergesInto } from "#db/merges/queries.ts";
import { can } from "#db/permissions.ts";
import { formatDate } from "#db/values/time.ts";
import { quoted } from "../duplicates/quoted.ts";
import type { CardView } from "./card-view.ts";

/** What went into this card not long ago, and the way back. */
export async function MergedNotice({
  view: { actor, client, now },
}: {
  view: Pick<CardView, "actor" | "client" | "now">;
}) {
  if (!client.absorbed || !can(actor, "client.merge")) return null;
  const [t, rows] = await Promise.all([getWords("duplicates"), listMergesInto(actor, client.id, now)]);
  const [last] = rows;
  if (!last) return null;
  const names = rows.flatMap((row) => row.names).map(quoted);
  return (
    <Notice
      icon="merge"
      className="mx-6 mb-4 max-md:mx-4"
      action={
        <ButtonLink variant="link" size="sm" href={`/clients/duplicates/merged#${last.id}`}>
          {t("toMerge")}
        </ButtonLink>
      }
    >
      {t("inThisCard", { names: names.join(", "), date: formatDate(last.mergedAt, actor) })}
    </Notice>
  );
}
