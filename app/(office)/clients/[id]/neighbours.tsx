"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { isTyping } from "#components/typing.ts";
import { type RememberedList, rememberedList } from "../remembered-list.ts";

type Props = { id: string; labels: { path: string; clients: string; previous: string; next: string } };

/** The way back to the list as it was, and its clients before and after this one: k and j. */
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
      if (!goal) return;
      router.push(`/clients/${goal}`);
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, previous, next]);

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
    <div className="flex items-center gap-2">
      <Breadcrumbs label={labels.path} items={[{ label: labels.clients, href: list?.href ?? "/clients" }]} />
      <span className="flex items-center max-md:hidden">
        {arrow(previous, labels.previous, "chevron-up", "k")}
        {arrow(next, labels.next, "chevron-down", "j")}
      </span>
    </div>
  );
}
