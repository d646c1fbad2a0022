import { can } from "#db/permissions.ts";
import type { CardView } from "./card-view.ts";

/** What this actor may do to the parts of the dossier. */
export function rightsOn({ actor, client, card }: CardView) {
  const standing = !client.archivedAt;
  const reaches = standing && client.contactsVisible;
  return {
    people: reaches && can(actor, "contact.edit"),
    records: reaches && can(actor, "dossier.edit"),
    agreements: reaches && can(actor, "agreement.record"),
    letters: reaches && can(actor, "letter.send"),
    files: reaches && can(actor, "file.attach"),
    /** Money is shown to those who may know it: the card has none for others. */
    purchases: standing && client.editable && card.money !== null && can(actor, "purchase.record"),
    entities: standing && client.editable && can(actor, "client.edit"),
  };
}
