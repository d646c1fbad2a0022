"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { Breadcrumbs } from "#components/breadcrumbs.tsx";
import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { isTyping } from "#components/typing.ts";
import { neighbourOf, type RememberedList, rememberedList } from "../remembered-list.ts";

type Props = { id: string; labels: { path: string; clients: string; previous: string; next: string } };

/**
 * The way back to the list as it was, and its clients before and after this one: k and j. One that stands on another page
 * of the list is asked for at the press.
 */
export function Neighbours({ id, labels }: Props) {
  const router = useRouter();
  const [list, setList] = useState<RememberedList | null>(null);
  useEffect(() => setList(rememberedList()), []);
  const at = list?.ids.indexOf(id) ?? -1;
  const known = {
    previous: list?.ids[at - 1],
    next: at < 0 ? undefined : list?.ids[at + 1],
  };

  const go = async (way: "next" | "previous") => {
    const goal = await neighbourOf(id, way);
    if (goal) router.push(`/clients/${goal}`);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const way = event.code === "KeyJ" ? "next" : event.code === "KeyK" ? "previous" : null;
    if (!way || isTyping(event)) return;
    event.preventDefault();
    void go(way);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const arrow = (way: "next" | "previous", icon: "chevron-up" | "chevron-down", key: string) => {
    if (at < 0 || !(known[way] || list?.[way])) return null;
    const shared = {
      "aria-label": labels[way],
      title: labels[way],
      "aria-keyshortcuts": key,
      className: buttonClass({ variant: "ghost", size: "sm", iconOnly: true }),
      children: <Icon name={icon} size={14} />,
    };
    return known[way] ? (
      <a href={`/clients/${known[way]}`} {...shared} />
    ) : (
      <button type="button" onClick={() => void go(way)} {...shared} />
    );
  };
  return (
    <div className="flex items-center gap-2">
      <Breadcrumbs label={labels.path} items={[{ label: labels.clients, href: list?.href ?? "/clients" }]} />
      <span className="flex items-center max-md:hidden">
        {arrow("previous", "chevron-up", "k")}
        {arrow("next", "chevron-down", "j")}
      </span>
    </div>
  );
}
