"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { rememberFocus } from "./return-focus.ts";

type Props = {
  open: boolean;
  /** Escape, the cross, or a closing form: the parent puts `open` down. */
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  /** Buttons: the quiet ones first, the main one last. */
  footer?: ReactNode;
  /** With these words Escape and the cross ask once before they throw away what was typed. */
  unsaved?: { ask: string; stay: string; leave: string };
  wide?: boolean;
  children: ReactNode;
};

const fields =
  ".dialog-body :is(input:not([type=hidden], [hidden], [tabindex='-1']), select, textarea, [role=spinbutton])";

/** Focus on the first field, and again when that field gives its place to one that had to be loaded. */
function holdFocus(dialog: HTMLElement): () => void {
  const begin = () =>
    (
      dialog.querySelector<HTMLElement>("[data-autofocus]") ??
      dialog.querySelector<HTMLElement>(fields) ??
      dialog
    ).focus();
  begin();
  let later = 0;
  const observer = new MutationObserver(() => {
    // While a press moves the focus from one field to the next it rests nowhere for a moment: that is no loss of it.
    clearTimeout(later);
    later = window.setTimeout(() => {
      if (document.activeElement === document.body) begin();
    });
  });
  observer.observe(dialog, { childList: true, subtree: true });
  return () => {
    clearTimeout(later);
    observer.disconnect();
  };
}

/**
 * The browser's own modal: focus kept inside, the page inert, Escape, return of the focus. A press beside it does
 * not close it, for there may be text in it. The body is mounted only while open, so a form begins anew.
 */
export function Dialog({ open, onClose, title, closeLabel, footer, unsaved, wide, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const dirty = useRef(false);
  const [asks, setAsks] = useState(false);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    const giveBack = rememberFocus();
    dirty.current = false;
    setAsks(false);
    element.showModal();
    const release = holdFocus(element);
    return () => {
      release();
      element.close();
      giveBack();
    };
  }, [open]);

  const mustAsk = () => {
    if (!unsaved || !dirty.current || asks) return false;
    setAsks(true);
    return true;
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      tabIndex={-1}
      className={cx("dialog", wide && "dialog-wide")}
      onInput={() => {
        dirty.current = true;
      }}
      onCancel={(event) => {
        if (event.target === event.currentTarget && mustAsk()) event.preventDefault();
      }}
      onClose={(event) => {
        // The word of an earlier closing may come when it is shown again already: React mounts twice while developing.
        if (event.target === event.currentTarget && open && !event.currentTarget.open) onClose();
      }}
    >
      {open ? (
        <>
          <div className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <Button variant="ghost" icon="x" iconOnly onClick={() => mustAsk() || onClose()}>
              {closeLabel}
            </Button>
          </div>
          <div className="dialog-body">{children}</div>
          {asks && unsaved ? (
            <div className="dialog-foot">
              <p role="alert" className="mr-auto">
                {unsaved.ask}
              </p>
              <Button variant="ghost" onClick={onClose}>
                {unsaved.leave}
              </Button>
              <Button variant="primary" autoFocus onClick={() => setAsks(false)}>
                {unsaved.stay}
              </Button>
            </div>
          ) : null}
          {footer && !asks ? <div className="dialog-foot">{footer}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}
