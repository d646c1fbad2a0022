import { Button, buttonClass } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { type SegmentOperator, segmentOperators } from "#db/segments/operators.ts";
import { plural } from "#db/values/text.ts";
import { fill } from "../assignments/fill.ts";
import { type Desk, numberIn } from "./desk.ts";
import { changed, type DraftCondition, firstValue, isWhole, newGroup } from "./draft.ts";
import { ListValue } from "./list-value.tsx";
import { MeasureValue } from "./measure-value.tsx";

interface Props {
  condition: DraftCondition;
  parent: string;
  desk: Desk;
}

/** One condition: field, what is asked, value, how many it chooses by itself. */
export function ConditionRow({ condition, parent, desk }: Props) {
  const { words, fields } = desk;
  const { key } = condition;
  const field = fields.find(({ name }) => name === condition.field);
  const name = field?.label ?? condition.field;
  const put = (next: Partial<DraftCondition>) =>
    desk.change(changed(desk.root, key, () => [{ ...condition, ...next }]));
  const choose = (operator: SegmentOperator) => {
    const same = segmentOperators[operator].value === segmentOperators[condition.operator].value;
    put({ operator, value: same ? condition.value : firstValue(condition.field, operator) });
  };
  const remove = () =>
    desk.change(
      changed(desk.root, key, () => []),
      `[data-add="${parent}"]`,
    );
  const wrap = () =>
    desk.change(
      changed(desk.root, key, (node) => [newGroup([node])]),
      `[data-node="${key}"] select`,
    );
  return (
    <li className="sg-cond" data-node={key}>
      <span className="sg-what">
        <span className="font-medium">{name}</span>
        <select
          className="sg-op"
          aria-label={fill(words.operator, { name })}
          value={condition.operator}
          onChange={(event) => choose(event.target.value as SegmentOperator)}
        >
          {field?.operators.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Value condition={condition} name={name} desk={desk} put={(value) => put({ value })} />
      </span>
      <span className="num text-ink-2">{numberIn(desk.locale, desk.own.get(key))}</span>
      <span className="flex">
        <Menu
          id={`more-${key}`}
          label={fill(words.conditionActions, { name })}
          align="end"
          triggerClass={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
          triggerLabel={fill(words.conditionActions, { name })}
          trigger={<Icon name="ellipsis" size={14} />}
        >
          <MenuItem onSelect={wrap}>{words.wrap}</MenuItem>
          <MenuItem onSelect={remove}>{words.remove}</MenuItem>
        </Menu>
        <Button variant="ghost" size="sm" icon="x" iconOnly className="max-md:hidden" onClick={remove}>
          {fill(words.removeCondition, { name })}
        </Button>
      </span>
    </li>
  );
}

type ValueProps = {
  condition: DraftCondition;
  name: string;
  desk: Desk;
  put: (value: unknown) => void;
};

function Value({ condition, name, desk, put }: ValueProps) {
  const { words } = desk;
  const { key, value, operator, field } = condition;
  const label = fill(words.value, { name });
  const faulty = desk.marks && !isWhole(condition);
  switch (segmentOperators[operator].value) {
    case "list":
      return (
        <ListValue
          id={`value-${key}`}
          label={label}
          options={desk.fields.find((one) => one.name === field)?.options ?? []}
          chosen={value as readonly string[]}
          faulty={faulty}
          words={words}
          onChange={put}
        />
      );
    case "days":
      return (
        <span className={cx("tok tok-field", faulty && "tok-fault")}>
          <input
            type="number"
            min={1}
            max={3650}
            inputMode="numeric"
            aria-label={label}
            value={Number(value) > 0 ? Number(value) : ""}
            onChange={(event) => put(Math.trunc(event.target.valueAsNumber) || 0)}
          />
          {plural(desk.locale, Number(value), words.days)}
        </span>
      );
    case "date":
      return (
        <span className={cx("tok tok-field", faulty && "tok-fault")}>
          <input
            type="date"
            aria-label={label}
            value={String(value)}
            onChange={(event) => put(event.target.value)}
          />
        </span>
      );
    case "text":
      return (
        <span className={cx("tok tok-field", faulty && "tok-fault")}>
          <input
            maxLength={100}
            size={16}
            aria-label={label}
            value={String(value)}
            autoComplete="off"
            onChange={(event) => put(event.target.value)}
          />
        </span>
      );
    case "measure":
      return <MeasureValue condition={condition} label={label} faulty={faulty} desk={desk} put={put} />;
    case "none":
      return null;
  }
}
