import { address } from "#components/data-table/address.ts";
import { Icon } from "#components/icon.tsx";
import type { DuplicatesView } from "../view.ts";

interface Props {
  id: string;
  name: string;
  href: string;
  note: string;
  /** All of them in their order: the first one stays. */
  ids: readonly string[];
  /** The page of the choice, and what it calls them in its address. */
  path: string;
  param: string;
  /** What being the first means, beside its mark. */
  mainNote: string;
  view: DuplicatesView;
}

/** The head of a column of the choice: which one stays, and ways to let another stay or leave one out. */
export function HeadCell({ id, name, href, note, ids, path, param, mainNote, view: { t } }: Props) {
  const others = ids.filter((one) => one !== id);
  const isMain = ids[0] === id;
  return (
    <th scope="col" className={isMain ? "is-main" : undefined}>
      <div className="flex min-h-7 items-center gap-2">
        {isMain ? (
          <>
            <span className="badge badge-accent">{t("merge.main")}</span>
            <span className="text-xs font-normal text-ink-3">{mainNote}</span>
          </>
        ) : (
          <a className="btn btn-ghost btn-sm -ml-2" href={address(path, { [param]: [id, ...others] })}>
            {t("merge.makeMain")}
          </a>
        )}
        {ids.length > 2 ? (
          <a
            className="btn btn-ghost btn-sm btn-icon ml-auto"
            href={address(path, { [param]: others })}
            title={t("merge.leaveOut")}
            aria-label={t("merge.leaveOut")}
          >
            <Icon name="x" size={14} />
          </a>
        ) : null}
      </div>
      <a className="merge-title" href={href}>
        {name}
      </a>
      <div className="text-xs font-normal text-ink-3">{note}</div>
    </th>
  );
}
