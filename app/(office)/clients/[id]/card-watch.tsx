import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { can } from "#db/permissions.ts";
import { type CardView, smallButton } from "./card-view.ts";

/** The card on another day; who has seen it, and what is held about a private client, for those who answer for it. */
export function CardWatch({ view: { actor, t, client } }: { view: CardView }) {
  const links = [
    { href: `/clients/${client.id}/brief`, icon: "timer" as const, label: t("card.brief") },
    { href: `/clients/${client.id}/as-of`, icon: "history" as const, label: t("card.past") },
    ...(can(actor, "access.view")
      ? [
          { href: `/clients/${client.id}/seers`, icon: "users" as const, label: t("card.whoSees") },
          { href: `/safety/access?client=${client.id}`, icon: "eye" as const, label: t("card.whoSaw") },
        ]
      : []),
    ...(can(actor, "subject.view") && client.kind === "person" && client.contactsVisible
      ? [{ href: `/subjects/client/${client.id}`, icon: "shield" as const, label: t("card.held") }]
      : []),
  ];
  return (
    <ul className="grid gap-1 text-sm">
      {links.map(({ href, icon, label }) => (
        <li key={href}>
          <a href={href} className="link inline-flex items-center gap-1.5">
            <Icon name={icon} size={14} className="text-ink-3" />
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Everything that is held about one of its people, for those who answer to them. */
export function Held({ id, name, view: { actor, t } }: { id: string; name: string; view: CardView }) {
  if (!can(actor, "subject.view")) return null;
  const label = t("card.held");
  return (
    <a
      href={`/subjects/contact/${id}`}
      aria-label={`${label}: ${name}`}
      title={label}
      className={buttonClass(smallButton)}
    >
      <Icon name="shield" size={14} />
    </a>
  );
}
