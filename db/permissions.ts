import type { Actor } from "./actor.ts";
import { type Role, roleNames } from "./staff/roles.ts";

const sales: Role[] = ["director", "sales_head", "sales_manager"];
const handlers: Role[] = ["service", "procurement", "delivery"];
const talks: Role[] = [...sales, ...handlers, "secretary", "marketer", "quality", "accountant", "trainee"];
const seesClients = roleNames.filter((role) => role !== "admin");

/**
 * Who may do what at all. Which rows they may do it to is decided in the queries (`visibleTo`, `editableBy`):
 * both must say yes.
 */
export const permissions = {
  "client.view": seesClients,
  "client.create": [...sales, "secretary"],
  "client.edit": [...sales, "secretary", "accountant", "trainee"],
  "client.assign": ["director", "sales_head"],
  /** To set a class against the count, on one card or on many. */
  "client.class": ["director", "sales_head"],
  "client.archive": ["director", "sales_head"],
  "client.merge": ["director", "sales_head"],
  "duplicate.decide": [...sales, "secretary"],
  "client.import": ["director", "sales_head"],
  /** Saved views of the list: to share one's own, and to change what others share and what the list opens with. */
  "view.share": ["director", "sales_head", "marketer", "quality", "secretary"],
  "view.govern": ["director", "sales_head"],
  "client.export": ["director", "sales_head"],
  /** Phones, e-mails, people and what was written about them, in any file. */
  "client.export_contacts": ["director"],
  "complaint.export": ["director", "quality"],
  "mailing.export": ["director"],
  "export.view": ["director", "admin"],
  /** Who saw whom names clients, which an administrator does not see. */
  "access.view": ["director"],
  "anomaly.check": ["director", "admin"],
  "watch.view": ["director", "admin"],
  /** An administrator is watched too, and must not move the lines. */
  "watch.settings": ["director"],
  "consent.view": ["director", "sales_head", "marketer", "quality"],
  /** Everything that is held about a person, as 152-ФЗ lets the person ask. */
  "subject.view": ["director", "quality"],
  "subject.erase": ["director"],
  "erasure.view": ["director", "admin"],
  "contact.edit": [...sales, "secretary", "trainee"],
  "interaction.record": talks,
  "letter.send": talks,
  /**
   * Letters that came in and are nobody's yet. Their writers may be anybody's clients, so it takes a role that knows all
   * people and registers what comes: not a manager, who knows their own.
   */
  "inbox.sort": ["director", "secretary", "quality"],
  "letter_template.edit": ["director", "sales_head", "marketer"],
  "dossier.edit": talks,
  "file.attach": talks,
  "agreement.record": [...sales, "secretary", "accountant", "trainee"],
  "subject.edit": ["director", "sales_head"],
  "group.edit": ["director", "sales_head", "accountant"],
  "group.limit": ["director", "accountant"],
  /** Which fields of its own the company has on the card of a client. */
  "field.edit": ["director", "admin"],
  "product.view": seesClients,
  "product.edit": ["director", "sales_head", "procurement", "accountant"],
  "classes.view": ["director", "sales_head", "marketer", "accountant"],
  "classes.settings": ["director", "sales_head"],
  "classes.count": ["director", "sales_head"],
  "purchase.view": seesClients.filter((role) => role !== "secretary"),
  "purchase.record": [...sales, "accountant"],
  "invoice.record": [...sales, "accountant"],
  /** Also a return of no purchase: like a payment it changes what the client owes, and no purchase bounds it. */
  "payment.record": ["director", "sales_head", "accountant"],
  "assignment.act": roleNames,
  "segment.view": ["director", "sales_head", "marketer", "quality"],
  "segment.edit": ["director", "sales_head", "marketer", "quality"],
  "mailing.view": ["director", "sales_head", "marketer", "quality"],
  "mailing.edit": ["director", "sales_head", "marketer"],
  "mailing.launch": ["director", "sales_head", "marketer"],
  "consent.record": [...sales, "secretary", "marketer"],
  "survey.view": ["director", "sales_head", "marketer", "quality"],
  "survey.edit": ["director", "sales_head", "marketer", "quality"],
  "complaint.view": seesClients,
  "complaint.lodge": seesClients,
  "complaint.handle": seesClients,
  "complaint.assign": ["director", "quality"],
  "backup.run": ["director", "admin"],
  "delivery.release": ["director", "admin"],
  "api_key.manage": ["director", "admin"],
  "mail.settings": ["director", "admin"],
  "invariants.view": ["director", "admin"],
  "office.count": ["director"],
  "staff.manage": ["director", "admin"],
  "staff.hand_over": ["director"],
  "own.account": roleNames,
  "mailbox.read": ["director"],
} satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** May this actor use the command at all? Jobs may: they act by the rules of the product itself. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.kind === "job" || (permissions[permission] as readonly Role[]).includes(actor.role);
}
