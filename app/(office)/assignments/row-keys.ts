import { isTyping } from "#components/typing.ts";

const rowSelector = "[data-work-row]";
/** By the place of the key, so that the Russian layout needs no switching. */
const buttons: Record<string, string> = {
  KeyA: "accept",
  KeyT: "acceptOwn",
  KeyD: "decline",
  KeyR: "report",
  KeyC: "confirm",
};

/** j and k walk the rows, a letter presses the button of the row in hand. Never while somebody types. */
export function onRowKey(event: KeyboardEvent): void {
  const { target, code } = event;
  if (!(target instanceof HTMLElement) || isTyping(event)) return;
  const row = target.closest<HTMLElement>(rowSelector);
  if (code === "KeyJ" || code === "KeyK") {
    const rows = [...document.querySelectorAll<HTMLElement>(rowSelector)];
    const at = row ? rows.indexOf(row) : code === "KeyJ" ? -1 : rows.length;
    const next = rows[at + (code === "KeyJ" ? 1 : -1)];
    next?.querySelector<HTMLElement>("a")?.focus();
    if (next) event.preventDefault();
    return;
  }
  const name = buttons[code];
  const button = name && row?.querySelector<HTMLButtonElement>(`[data-move="${name}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}
