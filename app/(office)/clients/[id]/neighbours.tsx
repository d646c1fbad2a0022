"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { type RememberedList, rememberedList } from "../remembered-list.ts";
import { isTyping } from "../typing.ts";

type Props = { id: string; labels: { previous: string; next: string } };

/** The clients before and after this one in the list it was opened from: ▲ ▼, k and j. A slash leads to the search. */
export function Neighbours({ id, labels }: Props) {
  const router = useRouter();
  const [list, setList] = useState<RememberedList | null>(null);
  useEffect(() => setList(rememberedList()), []);
  const at = list?.ids.indexOf(id) ?? -1;
  const previous = at > 0 ? list?.ids[at - 1] : undefined;
  const next = at >= 0 ? list?.ids[at + 1] : undefined;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const goal = event.code === "KeyJ" ? next : event.code === "KeyK" ? previous : undefined;
      if (event.key === "/") router.push("/clients?find=1");
      else if (goal) router.push(`/clients/${goal}`);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, previous, next]);

  if (at < 0) return null;
  const arrow = (
    goal: string | undefined,
    label: string,
    icon: "chevron-up" | "chevron-down",
    key: string,
  ) =>
    goal ? (
      <a
        href={`/clients/${goal}`}
        aria-label={label}
        title={label}
        aria-keyshortcuts={key}
        className={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
      >
        <Icon name={icon} size={14} />
      </a>
    ) : null;
  return (
    <span className="flex items-center max-md:hidden">
      {arrow(previous, labels.previous, "chevron-up", "k")}
      {arrow(next, labels.next, "chevron-down", "j")}
    </span>
  );
}
