"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";

type Props = {
  open: boolean;
  /** Escape, the cross, or a closing form: the parent puts `open` down. */
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  /** Buttons: the quiet ones first, the main one last. */
  footer?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

const firstField = "[data-autofocus], .dialog-body :is(input:not([type=hidden]), select, textarea)";

/**
 * The browser's own modal: focus kept inside, the page inert, Escape, return of the focus. A press beside it does
 * not close it, for there may be text in it. The body is mounted only while open, so a form begins anew.
 */
export function Dialog({ open, onClose, title, closeLabel, footer, wide, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (!open) return element.close();
    element.showModal();
    (element.querySelector<HTMLElement>(firstField) ?? element).focus();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      tabIndex={-1}
      className={cx("dialog", wide && "dialog-wide")}
      onClose={(event) => {
        if (event.target === event.currentTarget && open) onClose();
      }}
    >
      {open ? (
        <>
          <div className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <Button variant="ghost" icon="x" iconOnly onClick={onClose}>
              {closeLabel}
            </Button>
          </div>
          <div className="dialog-body">{children}</div>
          {footer ? <div className="dialog-foot">{footer}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}
