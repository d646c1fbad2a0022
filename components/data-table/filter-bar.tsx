import type { ReactNode } from "react";
import { Button, ButtonLink } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { Popover } from "../popover.tsx";
import { SearchInput } from "../search-input.tsx";
import type { Params } from "./address.ts";
import { HiddenFields } from "./hidden-fields.tsx";

/** Search, chips of conditions, then (`end`) what is done to the view: column picker, export. */
export function FilterBar({ label, end, children }: { label: string; end?: ReactNode; children: ReactNode }) {
  return (
    <search className="filter-bar" aria-label={label}>
      {children}
      {end ? <span className="ml-auto flex items-center gap-1 max-md:hidden">{end}</span> : null}
    </search>
  );
}

type FormProps = {
  /** The path of the list. */
  action: string;
  /** The other conditions of the view; without the page's cursor. */
  keep: Params;
};

type SearchProps = FormProps & { name?: string; label: string; placeholder?: string; value?: string };

export function FilterSearch({ action, keep, name = "q", label, placeholder, value }: SearchProps) {
  return (
    <form action={action} className="w-52 max-md:w-auto">
      <HiddenFields params={keep} />
      <SearchInput
        key={value}
        name={name}
        label={label}
        placeholder={placeholder}
        defaultValue={value}
        shortcut="/"
      />
    </form>
  );
}

type FilterProps = FormProps & {
  /** Unique on the page. */
  id: string;
  label: string;
  /** The chosen condition in words; without it the chip only offers one. */
  value?: ReactNode;
  /** The address without this condition. */
  clear?: { href: string; label: string };
  applyLabel: string;
  /** Fields of a GET form. */
  children: ReactNode;
};

/** A condition: a chip that says it, opens it and takes it away. */
export function Filter({ action, keep, id, label, value, clear, applyLabel, children }: FilterProps) {
  const set = value !== undefined && value !== null && value !== "";
  const form = (
    <form action={action} className="grid w-60 gap-3">
      <HiddenFields params={keep} />
      {children}
      <Button type="submit" variant="primary" block>
        {applyLabel}
      </Button>
    </form>
  );
  if (!set) {
    return (
      <Popover
        id={id}
        label={label}
        triggerClass="chip chip-add"
        trigger={
          <>
            <Icon name="plus" size={14} />
            {label}
          </>
        }
      >
        {form}
      </Popover>
    );
  }
  return (
    <span className="chip chip-split">
      <Popover
        id={id}
        label={label}
        triggerClass="chip-open"
        trigger={
          <>
            <span className="chip-key">{label}</span>
            {value}
          </>
        }
      >
        {form}
      </Popover>
      {clear ? (
        <a href={clear.href} className="chip-clear" aria-label={clear.label} title={clear.label}>
          <Icon name="x" size={14} />
        </a>
      ) : null}
    </span>
  );
}

export function ClearFilters({ href, children }: { href: string; children: ReactNode }) {
  return (
    <ButtonLink variant="ghost" size="sm" href={href}>
      {children}
    </ButtonLink>
  );
}
