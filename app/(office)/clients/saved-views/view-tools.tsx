import { getWords } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import { can } from "#db/permissions.ts";
import { roles } from "#db/staff/roles.ts";
import { type ChoosableColumn, queryOf, usualColumns } from "../search.ts";
import type { OpenedList } from "./open-list.ts";
import { ViewMenu } from "./view-menu.tsx";

/** The menu of views, told of the list as it is and of the view that is open. */
export async function ViewTools({ opened, actor }: { opened: OpenedList; actor: StaffActor }) {
  const t = await getWords("views");
  const { state, view, changed } = opened;
  const columns: readonly ChoosableColumn[] = state.columns.length > 0 ? state.columns : usualColumns;
  const sees = Object.entries(roles).filter(([name]) => name !== "admin");
  return (
    <ViewMenu
      view={
        view && {
          id: view.id,
          name: view.name,
          shared: view.shared,
          version: view.version,
          editable: view.editable,
          changed,
          usual: view.defaultOf.includes(actor.id),
          of: view.defaultOf,
        }
      }
      query={queryOf({ ...state, columns: [], view: null, sums: false })}
      columns={columns}
      may={{ share: can(actor, "view.share"), govern: can(actor, "view.govern") }}
      roles={sees.map(([value, { label }]) => ({ value, label: label[actor.locale] }))}
      words={t.raw("tools")}
    />
  );
}
