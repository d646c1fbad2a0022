"use client";

import { useState } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Theme, themeCookie } from "./theme.ts";

const icons: Record<Theme, IconName> = { light: "sun", dark: "moon", system: "monitor" };
const themes: Theme[] = ["light", "dark", "system"];
const year = 365 * 24 * 60 * 60;

type Props = { value: Theme; label: string; labels: Record<Theme, string> };

export function ThemeSwitch({ value, label, labels }: Props) {
  const [theme, setTheme] = useState(value);
  const choose = (next: Theme) => {
    setTheme(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${year}; samesite=lax`;
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return (
    <fieldset className="segmented">
      <legend className="sr-only">{label}</legend>
      {themes.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === theme}
          aria-label={labels[one]}
          title={labels[one]}
          className="grid place-items-center"
          onClick={() => choose(one)}
        >
          <Icon name={icons[one]} />
        </button>
      ))}
    </fieldset>
  );
}
