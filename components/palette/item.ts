import type { IconName } from "../icon.tsx";

/** A place to go to. */
export interface PaletteItem {
  href: string;
  label: string;
  icon: IconName;
  hint?: string;
}

export interface PaletteGroup {
  label: string;
  items: PaletteItem[];
}
