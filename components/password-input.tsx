"use client";

import { useState } from "react";
import { Icon } from "./icon.tsx";
import { Input, type InputProps } from "./input.tsx";

type Props = Omit<InputProps, "type" | "trailing"> & { showLabel: string; hideLabel: string };

export function PasswordInput({ showLabel, hideLabel, ...rest }: Props) {
  const [shown, setShown] = useState(false);
  const label = shown ? hideLabel : showLabel;
  return (
    <Input
      {...rest}
      type={shown ? "text" : "password"}
      autoCapitalize="off"
      spellCheck={false}
      trailing={
        <button
          type="button"
          className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink"
          aria-label={label}
          aria-pressed={shown}
          title={label}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? "eye-off" : "eye"} />
        </button>
      }
    />
  );
}
