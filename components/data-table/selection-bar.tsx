"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { Button } from "../button.tsx";
import { pageState, rangeBetween, withTicked } from "./selection.ts";

export type Selection = {
  ids: string[];
  /** Not only the ticked: everything that the list holds. */
  all: boolean;
  clear: () => void;
};

const Context = createContext<Selection>({ ids: [], all: false, clear: () => {} });

/** For the actions inside a SelectionBar. */
export function useSelection(): Selection {
  return useContext(Context);
}

type Props = {
  /** The rows of this page, in their order. */
  ids: readonly string[];
  /** «Выбрано {n}»: the number is put in place of `#`. */
  countLabel: string;
  /** Where there is more than the page: «Выбрать все 214», and what is said then. */
  all?: { label: string; chosen: string };
  clearLabel: string;
  children: ReactNode;
};

const boxes = () => [...document.querySelectorAll<HTMLInputElement>("[data-table] [data-select]")];

/** The boxes are server HTML; this leaf listens to them from above and shows what can be done with the ticked. */
export function SelectionBar({ ids, countLabel, all, clearLabel, children }: Props) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const current = useRef(selected);
  const anchor = useRef<string>(undefined);
  const page = ids.join();

  const write = useCallback((next: ReadonlySet<string>) => {
    const all = boxes();
    for (const box of all) box.checked = next.has(box.dataset.select ?? "");
    const state = pageState(
      all.map((box) => box.dataset.select ?? ""),
      next,
    );
    const head = document.querySelector<HTMLInputElement>("[data-table] [data-select-page]");
    if (head) {
      head.checked = state === "all";
      head.indeterminate = state === "some";
    }
    current.current = next;
    setSelected(next);
    setEverything(false);
  }, []);

  // Boxes ticked before this script came, or kept by the browser on return, count too; a new page starts anew.
  useEffect(() => {
    const here = new Set(page.split(","));
    const ticked = boxes().filter((box) => box.checked && here.has(box.dataset.select ?? ""));
    write(new Set(ticked.map((box) => box.dataset.select ?? "")));
    anchor.current = undefined;
  }, [page, write]);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || !box.closest("[data-table]")) return;
      const order = page.split(",");
      if (box.hasAttribute("data-select-page")) return write(withTicked(new Set(), order, box.checked));
      const id = box.dataset.select;
      if (id === undefined) return;
      const touched = event.shiftKey ? rangeBetween(order, anchor.current, id) : [id];
      anchor.current = id;
      write(withTicked(current.current, touched, box.checked));
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [page, write]);

  if (selected.size === 0) return null;
  const chosen = ids.filter((id) => selected.has(id));
  const isAll = everything && all !== undefined;
  const says = isAll ? all.chosen : countLabel.replace("#", String(chosen.length));
  const takeAll = () => {
    write(new Set(ids));
    setEverything(true);
  };
  return (
    <div className="selection-bar">
      <section aria-label={says}>
        <span role="status" className="mr-2 font-medium tabular-nums">
          {says}
        </span>
        {all && !isAll ? (
          <Button variant="link" size="sm" className="mr-2" onClick={takeAll}>
            {all.label}
          </Button>
        ) : null}
        <Context value={{ ids: chosen, all: isAll, clear: () => write(new Set()) }}>{children}</Context>
        <span className="mx-2 h-5 w-px flex-none bg-line-strong" />
        <Button variant="ghost" size="sm" icon="x" iconOnly onClick={() => write(new Set())}>
          {clearLabel}
        </Button>
      </section>
    </div>
  );
}
