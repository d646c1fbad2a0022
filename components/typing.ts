const editable =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], dialog, [popover]";

/** The press belongs to a field, a dialog or a chord: a shortcut of the page must let it be. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const inside = event.target instanceof Element && event.target.closest(editable) !== null;
  return inside || document.querySelector("dialog[open]") !== null;
}

/** A dialog that does not come within so many milliseconds is not coming. */
const PATIENCE = 6_000;

/**
 * A dialog has been asked for and is on its way: letters typed before it is there are lost to it, but are no shortcuts
 * of the page below. Escape or a press says that one waits no longer.
 */
export function awaitDialog(): void {
  const end = new AbortController();
  const { signal } = end;
  const stop = () => end.abort();
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" || document.querySelector("dialog[open]")) return stop();
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("keydown", onKey, { capture: true, signal });
  document.addEventListener("pointerdown", stop, { capture: true, signal });
  setTimeout(stop, PATIENCE);
}
