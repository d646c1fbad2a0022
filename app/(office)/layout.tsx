import { headers } from "next/headers";
import type { ReactNode } from "react";
import { requireActor } from "#app/session.ts";
import { getWords } from "#app/words.ts";
import { Hydrated } from "#components/hydrated.tsx";
import { type NavItem, Shell } from "#components/shell/shell.tsx";
import { Toaster } from "#components/toast.tsx";
import { countMyWork } from "#db/assignments/queries.ts";
import { officeWarnings } from "#db/backups/queries.ts";
import { env } from "#db/env.ts";
import { can } from "#db/permissions.ts";
import { roles } from "#db/staff/roles.ts";
import { OfficeWarnings } from "./office-warnings.tsx";
import { UserMenu } from "./user-menu.tsx";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const now = new Date();
  const [t, mine, sent, warnings] = await Promise.all([
    getWords("frame"),
    countMyWork(actor, now),
    headers(),
    officeWarnings(actor, now),
  ]);
  const today: NavItem = { href: "/today", label: t("today"), icon: "sun" };
  const work: NavItem = {
    href: "/assignments",
    label: t("work"),
    icon: "inbox",
    count: mine.total || undefined,
    late: true,
  };
  const clients: NavItem = { href: "/clients", label: t("clients"), icon: "users" };
  const reach: (NavItem | false)[] = [
    can(actor, "segment.view") && { href: "/segments", label: t("segments"), icon: "list-filter" },
    can(actor, "mailing.view") && { href: "/mailings", label: t("mailings"), icon: "send" },
    can(actor, "survey.view") && { href: "/surveys", label: t("surveys"), icon: "message-square-text" },
  ];
  const office: (NavItem | false)[] = [
    can(actor, "staff.manage") && { href: "/settings/staff", label: t("staff"), icon: "id-card" },
    can(actor, "invariants.view") && { href: "/safety", label: t("safety"), icon: "shield-check" },
    can(actor, "mailbox.read") && !env().SMTP_URL && { href: "/mailbox", label: t("mailbox"), icon: "mail" },
  ];
  const seesClients = can(actor, "client.view");
  const offices = office.filter((item) => item !== false);
  const book: NavItem = { href: "/complaints", label: t("complaints"), icon: "book-open" };
  const base = seesClients ? [clients, book] : [];
  const groups = [[today, work], base, reach.filter((item) => item !== false), offices];
  return (
    <>
      <Shell
        brand={t("product")}
        homeHref="/today"
        labels={{ skip: t("skip"), nav: t("nav"), more: t("more"), user: t("user") }}
        search={seesClients ? { href: "/clients?find=1", label: t("search"), shortcut: "/" } : undefined}
        groups={groups.filter((group) => group.length > 0)}
        phone={[today, work, seesClients ? clients : offices[0]]}
        add={can(actor, "client.create") ? { href: "/clients/new", label: t("newClient") } : undefined}
        user={{ name: actor.name, role: roles[actor.role].label[actor.locale] }}
        pathname={sent.get("x-path")?.replace(/\?.*/, "") ?? ""}
        userMenu={<UserMenu actor={actor} />}
      >
        <OfficeWarnings actor={actor} now={now} warnings={warnings} />
        {children}
      </Shell>
      <Toaster label={t("notices")} closeLabel={t("close")} />
      <Hydrated />
    </>
  );
}
