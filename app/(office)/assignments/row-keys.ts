const rowSelector = "[data-work-row]";
const buttons: Record<string, string> = {
  a: "accept",
  t: "acceptOwn",
  d: "decline",
  r: "report",
  c: "confirm",
};

/** j and k walk the rows, a letter presses the button of the row in hand. Never while somebody types. */
export function onRowKey(event: KeyboardEvent): void {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (
    !(target instanceof HTMLElement) ||
    target.closest("input, textarea, select, [contenteditable], dialog")
  )
    return;
  const row = target.closest<HTMLElement>(rowSelector);
  if (key === "j" || key === "k") {
    const rows = [...document.querySelectorAll<HTMLElement>(rowSelector)];
    const at = row ? rows.indexOf(row) : key === "j" ? -1 : rows.length;
    const next = rows[at + (key === "j" ? 1 : -1)];
    next?.querySelector<HTMLElement>("a")?.focus();
    if (next) event.preventDefault();
    return;
  }
  const name = buttons[key];
  const button = name && row?.querySelector<HTMLButtonElement>(`[data-move="${name}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}
