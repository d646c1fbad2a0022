import type { Permission } from "#db/permissions.ts";
import type { Text } from "#db/values/text.ts";

/** What can be carried out as a file, who may at all, and who may with phones, e-mails and people in it. */
export const exportKinds = {
  clients: {
    label: { ru: "Клиенты", en: "Clients" },
    permission: "client.export",
    contacts: "client.export_contacts",
  },
  complaints: {
    label: { ru: "Жалобная книга", en: "Complaint book" },
    permission: "complaint.export",
    contacts: "client.export_contacts",
  },
  recipients: {
    label: { ru: "Получатели рассылки", en: "Recipients of a mailing" },
    permission: "mailing.export",
    contacts: "client.export_contacts",
  },
} as const satisfies Record<string, { label: Text; permission: Permission; contacts: Permission }>;

export type ExportKind = keyof typeof exportKinds;
export const exportKindNames = Object.keys(exportKinds) as [ExportKind, ...ExportKind[]];
