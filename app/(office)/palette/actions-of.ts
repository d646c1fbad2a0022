import type { Words } from "#app/words.ts";
import type { PaletteItem } from "#components/palette/item.ts";
import type { StaffActor } from "#db/actor.ts";
import { can, type Permission } from "#db/permissions.ts";

type Phrase = Parameters<Words<"palette">>[0];

const actions: readonly [Phrase, Permission, Omit<PaletteItem, "label">][] = [
  ["newClient", "client.create", { href: "/clients/new", icon: "user-plus" }],
  ["newComplaint", "complaint.lodge", { href: "/complaints/new", icon: "book-open" }],
  ["duplicates", "duplicate.decide", { href: "/clients/duplicates", icon: "merge" }],
  ["importClients", "client.import", { href: "/clients/import", icon: "upload" }],
  ["newSegment", "segment.edit", { href: "/segments/new", icon: "list-filter" }],
  ["newMailing", "mailing.edit", { href: "/mailings/new", icon: "send" }],
  ["newSurvey", "survey.edit", { href: "/surveys/new", icon: "message-square-text" }],
  ["backUp", "backup.run", { href: "/safety#backups", icon: "database-backup" }],
  ["account", "own.account", { href: "/settings", icon: "settings" }],
];

/** What this person may begin, wherever they are. */
export const actionsOf = (actor: StaffActor, t: Words<"palette">): PaletteItem[] =>
  actions.flatMap(([phrase, permission, rest]) =>
    can(actor, permission) ? [{ label: t(phrase), ...rest }] : [],
  );
