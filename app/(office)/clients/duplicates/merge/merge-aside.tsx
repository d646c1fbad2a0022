import { Avatar } from "#components/avatar.tsx";
import { ClassMark } from "#components/class-mark.tsx";
import { Panel } from "#components/section.tsx";
import { Static } from "#components/static-html.tsx";
import type { MergePreview } from "#db/merges/queries.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDay } from "#db/values/time.ts";
import type { DuplicatesView } from "../view.ts";

/** Whom the others go into, by which names it will be found, and the promises with those who hold them. */
export function MergeAside({
  preview: { cards, promises },
  view,
}: {
  preview: MergePreview;
  view: DuplicatesView;
}) {
  const { t, actor, now } = view;
  const [main, ...others] = cards;
  if (!main) return null;
  const owner = main.owner ? shortName({ ...main.owner, patronymic: null }) : "";
  return (
    <Panel>
      <Static as="div" className="grid gap-2 p-4 text-sm">
        <p className="text-xs text-ink-3">{t("merge.willStay")}</p>
        <div className="flex items-center gap-2">
          <ClassMark letter={main.class} label={t("classOf", { letter: main.class })} />
          <h3 className="min-w-0 flex-1 text-lg">{main.name}</h3>
        </div>
        {owner ? (
          <span className="who">
            <Avatar name={owner} size={20} />
            {owner}
          </span>
        ) : null}
        <dl className="mt-1 grid grid-cols-[88px_1fr] gap-x-2 gap-y-1">
          <dt className="text-ink-3">{t("merge.alsoFound")}</dt>
          <dd>{others.map(({ name }) => name).join("; ")}</dd>
        </dl>
        {promises.length > 0 ? (
          <>
            <h4 className="mt-2 text-sm">{t("merge.promises")}</h4>
            <ul className="grid gap-2">
              {promises.map((promise) => (
                <li key={promise.id} className="border-t border-line pt-2">
                  <div className="flex gap-2">
                    <span className="min-w-0 flex-1 font-medium">{promise.title}</span>
                    <span className="flex-none text-ink-3">
                      {formatDay(promise.dueAt, { ...actor, now })}
                    </span>
                  </div>
                  <span className="text-xs text-ink-3">{holderOf(promise, t)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Static>
    </Panel>
  );
}

/** Whoever answers for it now: the giver until it was taken. */
function holderOf(promise: MergePreview["promises"][number], t: DuplicatesView["t"]): string {
  const { custodianId, issuer, executor } = promise;
  const holder = [issuer, executor].find((one) => one?.id === custodianId);
  return holder ? t("merge.holds", { who: holder.name }) : "";
}
