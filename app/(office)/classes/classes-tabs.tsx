import type { Words } from "#app/words.ts";
import { Tabs } from "#components/tabs.tsx";

const places = [
  ["clients", "/classes"],
  ["products", "/classes/products"],
  ["settings", "/classes/settings"],
] as const;

export function ClassesTabs({ t, current }: { t: Words<"classes">; current: (typeof places)[number][0] }) {
  return (
    <Tabs
      label={t("tabs.label")}
      className="px-6 max-md:mx-0 max-md:px-4"
      items={places.map(([name, href]) => ({ href, label: t(`tabs.${name}`), current: name === current }))}
    />
  );
}
