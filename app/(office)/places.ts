import type { Words } from "#app/words.ts";
import type { NavItem } from "#components/shell/shell.tsx";
import type { StaffActor } from "#db/actor.ts";
import { env } from "#db/env.ts";
import { officeMailbox } from "#db/inbox/mailbox.ts";
import { can, type Permission } from "#db/permissions.ts";

/** Every place of the office that this person may enter, as the frame and the palette show them. */
export function placesOf(actor: StaffActor, t: Words<"frame">) {
  const may = (permission: Permission, item: NavItem) => (can(actor, permission) ? [item] : []);
  const today: NavItem = { href: "/today", label: t("today"), icon: "sun" };
  const work: NavItem = { href: "/assignments", label: t("work"), icon: "inbox" };
  // The list opens with one's usual view, if there is one.
  const clients = may("client.view", { href: "/clients?view=default", label: t("clients"), icon: "users" });
  const complaints = may("complaint.view", {
    href: "/complaints",
    label: t("complaints"),
    icon: "book-open",
  });
  // Where no mailbox is set up there is nothing to sort.
  const inbox = officeMailbox() ? may("inbox.sort", { href: "/inbox", label: t("inbox"), icon: "mail" }) : [];
  const reach = [
    ...may("classes.view", { href: "/classes", label: t("classes"), icon: "chart-no-axes-column" }),
    ...may("segment.view", { href: "/segments", label: t("segments"), icon: "list-filter" }),
    ...may("mailing.view", { href: "/mailings", label: t("mailings"), icon: "send" }),
    ...may("consent.view", { href: "/consents", label: t("consents"), icon: "file-text" }),
    ...may("survey.view", { href: "/surveys", label: t("surveys"), icon: "message-square-text" }),
  ];
  const office = [
    ...may("product.edit", { href: "/products", label: t("products"), icon: "package" }),
    ...may("staff.manage", { href: "/settings/staff", label: t("staff"), icon: "id-card" }),
    ...may("invariants.view", { href: "/safety", label: t("safety"), icon: "shield-check" }),
    ...(env().SMTP_URL ? [] : may("mailbox.read", { href: "/mailbox", label: t("mailbox"), icon: "mail" })),
  ];
  return { today, work, base: [...clients, ...complaints, ...inbox], reach, office };
}
