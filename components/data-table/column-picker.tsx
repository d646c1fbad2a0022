import { Button, buttonClass } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { Popover } from "../popover.tsx";
import { Static } from "../static-html.tsx";
import type { Params } from "./address.ts";
import { ColumnOrder } from "./column-order.tsx";
import { ColumnReveal } from "./column-reveal.tsx";
import { HiddenFields } from "./hidden-fields.tsx";

type Props = {
  id: string;
  label: string;
  applyLabel: string;
  /** `{name}` stands for the head of the column. */
  moveLabels: { up: string; down: string; hint: string };
  /** The path of the list. */
  action: string;
  /** The other conditions of the view; without the page's cursor. */
  keep: Params;
  /** The query parameter; repeated once for every chosen column. */
  name?: string;
  /** Those shown in their order, then the others. Only those that may be hidden are offered. */
  columns: readonly { key: string; header: string; shown: boolean }[];
};

/** Which columns to see and in which order: a form sends its boxes as they stand, so moving a line is ordering. */
export function ColumnPicker({
  id,
  label,
  applyLabel,
  moveLabels,
  action,
  keep,
  name = "columns",
  columns,
}: Props) {
  const move = (way: "up" | "down", header: string) => (
    <button
      type="button"
      data-move={way}
      className={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
      aria-label={moveLabels[way].replace("{name}", header)}
    >
      <Icon name={way === "up" ? "chevron-up" : "chevron-down"} size={14} />
    </button>
  );
  return (
    <Popover
      id={id}
      label={label}
      align="end"
      triggerClass={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
      triggerLabel={label}
      trigger={<Icon name="columns-3" />}
    >
      <form action={action} className="grid w-64 gap-3">
        <HiddenFields params={keep} />
        <Static as="ul" className="column-list" data-column-list="">
          {columns.map((column) => (
            <li key={column.key} draggable="true">
              <label className="check">
                <input
                  type="checkbox"
                  className="box"
                  name={name}
                  value={column.key}
                  defaultChecked={column.shown}
                />
                {column.header}
              </label>
              <span className="flex">
                {move("up", column.header)}
                {move("down", column.header)}
              </span>
            </li>
          ))}
        </Static>
        <p className="text-xs text-ink-3">{moveLabels.hint}</p>
        <Button type="submit" variant="primary" block>
          {applyLabel}
        </Button>
      </form>
      <ColumnOrder />
      <ColumnReveal />
    </Popover>
  );
}
