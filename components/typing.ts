const editable =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], dialog, [popover]";

/** The press belongs to a field, a dialog or a chord: a shortcut of the page must let it be. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const inside = event.target instanceof Element && event.target.closest(editable) !== null;
  return inside || document.querySelector("dialog[open]") !== null;
}
