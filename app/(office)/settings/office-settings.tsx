import { getWords } from "#app/words.ts";
import { Icon, type IconName } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import type { StaffActor } from "#db/actor.ts";
import { can, type Permission } from "#db/permissions.ts";

const places: readonly {
  href: string;
  name: "fields" | "letters" | "keys" | "mail";
  icon: IconName;
  permission: Permission;
}[] = [
  { href: "/settings/fields", name: "fields", icon: "list-filter", permission: "field.edit" },
  { href: "/settings/letters", name: "letters", icon: "file-text", permission: "letter_template.edit" },
  { href: "/settings/keys", name: "keys", icon: "key-round", permission: "api_key.manage" },
  { href: "/settings/mail", name: "mail", icon: "mail", permission: "mail.settings" },
];

/** What is set up for the whole company, for those who may. */
export async function OfficeSettings({ actor }: { actor: StaffActor }) {
  const t = await getWords("settings");
  const own = places.filter(({ permission }) => can(actor, permission));
  if (own.length === 0) return null;
  return (
    <Section title={t("office.title")}>
      <ul>
        {own.map(({ href, name, icon }) => (
          <li key={href} className="flex items-start gap-3 border-t border-line py-2">
            <Icon name={icon} className="mt-1 text-ink-3" />
            <div className="min-w-0">
              <a href={href} className="link inline-block py-0.5">
                {t(`office.${name}.name`)}
              </a>
              <p className="text-xs text-ink-3">{t(`office.${name}.note`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
