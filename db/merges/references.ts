import { follows, own, stays, type Way } from "./ways.ts";

/** What is known of a person's place with a client, when both cards say it. */
const placeFills = {
  position: "blank",
  decision_role: "blank",
  decision_note: "blank",
  place: "blank",
  reports_to_id: "blank",
  since: "blank",
  version: "version",
} as const;

/**
 * Every column of the base that points to a client, and how it takes part in a merge. `tests/db/merges/references` walks
 * the schema and fails for a column that is not here: a new table says what becomes of its rows.
 */
export const clientReferences: Readonly<Record<string, Way>> = {
  "access_log.client_id": stays("history: whose card was looked at"),
  "agreements.client_id": follows({ label: { ru: "Договорённости", en: "Agreements" } }),
  "assignments.client_id": follows({ label: { ru: "Обещания", en: "Promises" } }),
  "bulk_edit_rows.client_id": stays("the undo of a bulk edit puts back that very card"),
  "class_changes.client_id": stays("history: what the class of that very card was"),
  "class_overrides.client_id": stays("a decision about that very card: its undone merge finds it again"),
  "client_classes.client_id": stays("counted anew each night"),
  "client_contacts.client_id": follows({
    key: ["client_id", "contact_id"],
    same: ["contact_id"],
    fill: placeFills,
    label: { ru: "Люди", en: "People" },
  }),
  "client_dates.client_id": follows({ label: { ru: "Даты", en: "Dates" } }),
  "client_field_values.client_id": stays("kept by triggers of what `clients.own` holds"),
  "client_merges.survivor_id": stays("history: what was merged into what"),
  "client_months.client_id": stays("counted anew from the papers of the survivor"),
  "client_totals.client_id": stays("counted anew from the papers of the survivor"),
  "client_touch.client_id": own("touch.ts"),
  "client_views.client_id": follows({
    key: ["staff_id", "client_id"],
    same: ["staff_id"],
    fill: { at: "greatest" },
  }),
  "clients.merged_into_id": follows(),
  "complaints.client_id": follows({ label: { ru: "Жалобы", en: "Complaints" } }),
  "consents.client_id": own("consents.ts", { ru: "Согласия", en: "Consents" }),
  "contact_points.client_id": follows({
    same: ["kind", "value", "extension"],
    label: { ru: "Телефоны и почта", en: "Phones and mail" },
  }),
  "dossier_facts.client_id": follows({ label: { ru: "Заметки досье", en: "Dossier notes" } }),
  "duplicate_candidates.a_id": stays("worked out anew for the survivor"),
  "duplicate_candidates.b_id": stays("worked out anew for the survivor"),
  "duplicate_cards.client_id": stays("worked out anew for the survivor"),
  "duplicate_pairs.a_id": stays("worked out anew for the survivor"),
  "duplicate_pairs.b_id": stays("worked out anew for the survivor"),
  "files.client_id": follows({ label: { ru: "Файлы", en: "Files" } }),
  "import_rows.client_id": stays("the undo of an import puts back that very card; old links lead on"),
  "inbox_filings.client_id": follows({ same: ["message_key"] }),
  "interactions.client_id": follows({ label: { ru: "Лента", en: "Timeline" } }),
  "invoices.client_id": follows({ label: { ru: "Счета", en: "Invoices" } }),
  "leads.client_id": follows(),
  "legal_entities.client_id": follows({ label: { ru: "Юрлица", en: "Legal entities" } }),
  "mailing_recipients.client_id": own("mailings.ts", { ru: "Рассылки", en: "Mailings" }),
  "not_duplicates.a_id": stays("a verdict about the card that went in holds for the survivor too"),
  "not_duplicates.b_id": stays("a verdict about the card that went in holds for the survivor too"),
  "orders.client_id": follows({ label: { ru: "Покупки", en: "Purchases" } }),
  "payments.client_id": follows({ label: { ru: "Оплаты", en: "Payments" } }),
  "segment_members.client_id": follows({ key: ["segment_id", "client_id"], same: ["segment_id"] }),
  "survey_responses.client_id": follows({ label: { ru: "Ответы на анкеты", en: "Survey answers" } }),
};

/** The same for columns that point to a person, when one person stands on several of the cards or was written down twice. */
export const contactReferences: Readonly<Record<string, Way>> = {
  "agreement_terms.contact_id": stays(
    "history is never rewritten: it names the person as it was written down",
  ),
  "agreements.contact_id": follows({ label: { ru: "Договорённости", en: "Agreements" } }),
  // Before the places themselves: whoever reported to one of the two reports to the one.
  "client_contacts.reports_to_id": follows({ key: ["client_id", "contact_id"] }),
  "client_contacts.contact_id": follows({
    key: ["client_id", "contact_id"],
    same: ["client_id"],
    fill: placeFills,
    label: { ru: "Клиенты", en: "Clients" },
  }),
  "client_dates.contact_id": follows({ label: { ru: "Даты", en: "Dates" } }),
  "client_merges.survivor_contact_id": stays("history: who was merged into whom"),
  "complaints.contact_id": follows({ label: { ru: "Жалобы", en: "Complaints" } }),
  "contact_points.contact_id": follows({
    same: ["kind", "value", "extension"],
    label: { ru: "Телефоны и почта", en: "Phones and mail" },
  }),
  "contacts.merged_into_id": follows(),
  "dossier_facts.contact_id": follows({ label: { ru: "Заметки досье", en: "Dossier notes" } }),
  "interactions.contact_id": follows({ label: { ru: "Лента", en: "Timeline" } }),
  "mailing_recipients.contact_id": follows({ label: { ru: "Рассылки", en: "Mailings" } }),
  "not_same_people.a_id": stays("a verdict about the one who went in holds for the survivor too"),
  "not_same_people.b_id": stays("a verdict about the one who went in holds for the survivor too"),
  "person_candidates.a_id": stays("worked out anew for the survivor"),
  "person_candidates.b_id": stays("worked out anew for the survivor"),
  "person_cards.contact_id": stays("worked out anew for the survivor"),
  "person_pairs.a_id": stays("worked out anew for the survivor"),
  "person_pairs.b_id": stays("worked out anew for the survivor"),
};

/** The same for columns that point to a legal entity, when two cards have the same ИНН and КПП. */
export const entityReferences: Readonly<Record<string, Way>> = {
  "invoices.legal_entity_id": follows(),
  "orders.legal_entity_id": follows(),
  "payments.legal_entity_id": follows(),
};
