type Press = { key: string; code: string };

/**
 * The row to focus after a press, or -1 to stay. Letters go by their place on the keyboard (`code`), so j and k
 * work in the Russian layout; arrows work only from within the rows, for outside them they scroll the page.
 */
export function rowLinkAfter({ key, code }: Press, at: number, count: number): number {
  const inside = at >= 0;
  if (code === "KeyJ" || (inside && key === "ArrowDown")) return at + 1 < count ? at + 1 : -1;
  if (code === "KeyK" || (inside && key === "ArrowUp")) return at > 0 ? at - 1 : inside ? -1 : count - 1;
  if (inside && key === "Home") return 0;
  if (inside && key === "End") return count - 1;
  return -1;
}
