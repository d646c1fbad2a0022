const rows = "[data-work-row], [data-row], tr, li";
const patience = 4000;

/**
 * Puts the keyboard where `find` says and brings it back there if new HTML takes it away: what was saved comes a
 * moment after the dialog is gone. Ends with the person's next key or press.
 */
export function keepFocusOn(find: () => HTMLElement | null): void {
  const main = document.querySelector<HTMLElement>("main");
  const settle = () => {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body && activeElement !== main) return;
    if (document.querySelector("dialog[open]")) return;
    (find() ?? main)?.focus({ preventScroll: true });
  };
  const end = new AbortController();
  const observer = new MutationObserver(settle);
  const stop = () => end.abort();
  end.signal.addEventListener("abort", () => observer.disconnect());
  document.addEventListener("keydown", stop, { capture: true, signal: end.signal });
  document.addEventListener("pointerdown", stop, { capture: true, signal: end.signal });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(stop, patience);
  find()?.focus({ preventScroll: true });
  settle();
}

const rowLink = (element: Element) =>
  element.closest(rows)?.querySelector<HTMLAnchorElement>('a[href^="/"]') ?? null;

/** The same button in HTML that came later: by its data in the same row, else the link of that row. */
function finderOf(opener: HTMLElement): () => HTMLElement | null {
  const data = opener
    .getAttributeNames()
    .filter((name) => name.startsWith("data-") && name !== "data-pending")
    .map((name) => `[${name}="${CSS.escape(opener.getAttribute(name) ?? "")}"]`);
  const like = opener.id ? `#${CSS.escape(opener.id)}` : data.length > 0 && opener.localName + data.join("");
  const row = rowLink(opener)?.getAttribute("href");
  return () => {
    if (opener.isConnected) return opener;
    const alike = like ? [...document.querySelectorAll<HTMLElement>(like)] : [];
    if (!row) return alike.length === 1 ? (alike[0] ?? null) : null;
    const same = alike.find((one) => rowLink(one)?.getAttribute("href") === row);
    return same ?? document.querySelector<HTMLElement>(`main a[href="${CSS.escape(row)}"]`);
  };
}

/** Remembers where the keyboard is; the answer brings it back there. */
export function rememberFocus(): () => void {
  const opener = document.activeElement;
  if (!(opener instanceof HTMLElement) || opener === document.body) return () => {};
  const find = finderOf(opener);
  return () => keepFocusOn(find);
}
