import { headers } from "next/headers";
import type { ReactNode } from "react";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Hydrated } from "#components/hydrated.tsx";
import { type NavItem, Shell } from "#components/shell/shell.tsx";
import { Toaster } from "#components/toast.tsx";
import { frameOf } from "#db/frame/queries.ts";
import { can } from "#db/permissions.ts";
import { roles } from "#db/staff/roles.ts";
import { OfficeWarnings } from "./office-warnings.tsx";
import { paletteWords } from "./palette/words.ts";
import { placesOf } from "./places.ts";
import { UserMenu } from "./user-menu.tsx";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const now = new Date();
  const [t, p, frame, sent] = await Promise.all([
    getWords("frame"),
    getWords("palette"),
    frameOf(actor, now),
    headers(),
  ]);
  const { today, base, reach, office, ...places } = placesOf(actor, t);
  const work: NavItem = { ...places.work, count: frame.work || undefined, late: true };
  const counts: Record<string, number> = { "/complaints": frame.complaints, "/inbox": frame.inbox };
  const counted = base.map((item) => ({ ...item, count: counts[item.href] || undefined }));
  const groups = [[today, work], counted, reach, office];
  return (
    <>
      <Shell
        brand={t("product")}
        homeHref="/today"
        labels={{ skip: t("skip"), nav: t("nav"), more: t("more"), user: t("user") }}
        search={{
          href: can(actor, "client.view") ? "/clients?find=1" : undefined,
          label: t("search"),
          palette: paletteWords(p),
        }}
        groups={groups.filter((group) => group.length > 0)}
        phone={[today, work, base[0] ?? office[0]]}
        add={can(actor, "client.create") ? { href: "/clients/new", label: t("newClient") } : undefined}
        user={{ name: actor.name, role: roles[actor.role].label[actor.locale] }}
        pathname={sent.get("x-path")?.replace(/\?.*/, "") ?? ""}
        userMenu={<UserMenu actor={actor} />}
      >
        <OfficeWarnings actor={actor} now={now} warnings={frame} />
        {children}
      </Shell>
      <Toaster label={t("notices")} closeLabel={t("close")} />
      <Hydrated />
    </>
  );
}
