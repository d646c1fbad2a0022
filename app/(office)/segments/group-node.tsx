import { buttonClass } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { ConditionRow } from "./condition-row.tsx";
import { type Desk, numberIn } from "./desk.ts";
import {
  added,
  changed,
  type DraftGroup,
  type GroupMode,
  groupModes,
  modeOf,
  newCondition,
  newGroup,
  ofMode,
  ROOT,
} from "./draft.ts";

interface Props {
  group: DraftGroup;
  parent?: string;
  desk: Desk;
}

/** A group with what is in it, and the ways to put more in. */
export function GroupNode({ group, parent, desk }: Props) {
  const { words, root, change } = desk;
  const { key, children } = group;
  const mode = modeOf(group);
  const isRoot = key === ROOT;
  const setMode = (next: GroupMode) =>
    change(changed(root, key, (node) => [{ ...node, ...ofMode(next) } as DraftGroup]));
  const addGroup = () => {
    const made = newGroup();
    change(added(root, key, made), `[data-add="${made.key}"]`);
  };
  return (
    <li className={cx("sg-group", isRoot && "is-root", group.not && "is-not")} data-node={key}>
      <div className="sg-cond sg-head">
        <span className="sg-what">
          <select
            className="sg-bool"
            aria-label={words.mode}
            value={mode}
            onChange={(event) => setMode(event.target.value as GroupMode)}
          >
            {groupModes.map((one) => (
              <option key={one} value={one}>
                {words.modes[one]}
              </option>
            ))}
          </select>
          <span className="text-xs text-ink-3">{words.modeNotes[mode]}</span>
        </span>
        <span
          className={cx("num", isRoot ? "text-xs text-ink-3" : "font-medium")}
          title={isRoot ? words.ownTitle : undefined}
        >
          {isRoot ? words.own : numberIn(desk.locale, desk.own.get(key))}
        </span>
        {isRoot || parent === undefined ? null : <GroupMenu group={group} parent={parent} desk={desk} />}
      </div>
      <ul>
        {children.map((child) =>
          child.type === "group" ? (
            <GroupNode key={child.key} group={child} parent={key} desk={desk} />
          ) : (
            <ConditionRow key={child.key} condition={child} parent={key} desk={desk} />
          ),
        )}
        <li className="sg-add">
          <FieldMenu group={group} desk={desk} />
          <button type="button" className="sg-chip" onClick={addGroup}>
            <Icon name="plus" size={14} />
            {words.addGroup}
          </button>
          {children.length > 0 ? null : (
            <span className={cx("text-xs", desk.marks && !isRoot ? "text-late" : "text-ink-3")}>
              {isRoot ? words.emptyTree : words.emptyGroup}
            </span>
          )}
        </li>
      </ul>
    </li>
  );
}

function FieldMenu({ group, desk }: { group: DraftGroup; desk: Desk }) {
  const { words, root, change, fields } = desk;
  const add = (name: (typeof fields)[number]["name"]) => {
    const made = newCondition(name);
    change(added(root, group.key, made), `[data-node="${made.key}"] select`);
  };
  return (
    <span data-add-place="">
      <Menu
        id={`add-${group.key}`}
        label={words.chooseField}
        triggerClass="sg-chip"
        trigger={
          <>
            <Icon name="plus" size={14} />
            <span data-add={group.key}>{words.addCondition}</span>
          </>
        }
      >
        {[...Map.groupBy(fields, ({ group }) => group)].map(([about, some]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
          <div key={about} role="group" aria-label={about}>
            <div className="menu-label" aria-hidden="true">
              {about}
            </div>
            {some.map(({ name, label }) => (
              <MenuItem key={name} onSelect={() => add(name)}>
                {label}
              </MenuItem>
            ))}
          </div>
        ))}
      </Menu>
    </span>
  );
}

function GroupMenu({ group, parent, desk }: { group: DraftGroup; parent: string; desk: Desk }) {
  const { words, root, change } = desk;
  const { key } = group;
  const back = `[data-add="${parent}"]`;
  return (
    <Menu
      id={`more-${key}`}
      label={words.groupActions}
      align="end"
      triggerClass={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
      triggerLabel={words.groupActions}
      trigger={<Icon name="ellipsis" size={14} />}
    >
      <MenuItem
        onSelect={() =>
          change(
            changed(root, key, (node) => [newGroup([node])]),
            `[data-node="${key}"] select`,
          )
        }
      >
        {words.wrap}
      </MenuItem>
      <MenuItem
        onSelect={() =>
          change(
            changed(root, key, () => group.children),
            back,
          )
        }
      >
        {words.unwrap}
      </MenuItem>
      <MenuItem
        onSelect={() =>
          change(
            changed(root, key, () => []),
            back,
          )
        }
      >
        {words.remove}
      </MenuItem>
    </Menu>
  );
}
