import { type DecisionRole, decisionRoles } from "#db/contacts/decision-roles.ts";
import { line, report, reportEmpty } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import type { Lookups } from "#db/imports/named.ts";
import { registryReader } from "#db/imports/registry-reader.ts";
import { parsePersonName } from "#db/values/person-name.ts";
import { clientRefFields, clientRefs } from "../attached/client-fields.ts";
import { completeOwner } from "../attached/complete-owner.ts";
import { type AttachedDraft, noClient } from "../attached/draft.ts";
import type { PointedDraft } from "../clients/draft.ts";
import { contactFields } from "../clients/fields-contact.ts";
import type { Columns } from "../kind.ts";

/** A person of a client, with phones and e-mails. */
export interface PersonDraft extends AttachedDraft, PointedDraft {
  surname: string;
  given: string;
  patronymic: string | null;
  position: string | null;
  decisionRole: DecisionRole | null;
}

export const emptyPerson = (rowNo: number): PersonDraft => ({
  ...{ rowNo, problems: [], unknown: [], empty: [], client: noClient(), points: [], notes: [] },
  ...{ surname: "", given: "", patronymic: null, position: null, decisionRole: null },
});

const roleOf = registryReader(decisionRoles, {
  decision_maker: ["лпр", "лицо принимающее решение", "decision maker", "директор"],
  influencer: ["влияет на решение", "советник"],
  signatory: ["подписант"],
  accountant: ["бухгалтер"],
});

export const personFields = {
  ...clientRefFields,
  person: {
    label: { ru: "Фамилия, имя, отчество", en: "Full name" },
    many: false,
    guess: contactFields.person.guess,
    read: (cell) => {
      const name = parsePersonName(cell.text);
      if (!name) report(cell, "person_missing");
      else Object.assign(cell.draft, name);
    },
  },
  surname: {
    label: { ru: "Фамилия", en: "Surname" },
    many: false,
    guess: bySigns({ exact: ["фамилия", "surname", "last name"] }),
    read: (cell) => {
      cell.draft.surname = line(cell).slice(0, 100);
    },
  },
  given: {
    label: { ru: "Имя", en: "Given name" },
    many: false,
    guess: bySigns({ exact: ["имя", "first name", "given name"] }),
    read: (cell) => {
      cell.draft.given = line(cell).slice(0, 100);
    },
  },
  patronymic: {
    label: { ru: "Отчество", en: "Patronymic" },
    many: false,
    guess: bySigns({ exact: ["отчество", "patronymic", "middle name"] }),
    read: (cell) => {
      cell.draft.patronymic = line(cell).slice(0, 100);
    },
  },
  position: {
    label: contactFields.position.label,
    many: false,
    guess: contactFields.position.guess,
    read: (cell) => {
      cell.draft.position = line(cell).slice(0, 200);
    },
  },
  decision: {
    label: { ru: "Роль в решении", en: "Role in the decision" },
    many: false,
    values: Object.values(decisionRoles).map(({ label }) => label),
    guess: bySigns({ exact: ["роль", "роль в решении", "роль в закупке", "role"], part: /роль|лпр/ }),
    read: (cell) => {
      cell.draft.decisionRole = roleOf(cell.text) ?? null;
      if (!cell.draft.decisionRole) {
        report(cell, "value_unknown");
        cell.draft.notes.push(cell.text);
      }
    },
  },
  phones: contactFields.phones,
  emails: contactFields.emails,
  note: {
    label: { ru: "Примечание", en: "Note" },
    many: true,
    guess: bySigns({
      exact: ["примечание", "комментарий", "заметка", "note", "comment"],
      part: /примечан|коммент/,
    }),
    read: (cell) => {
      cell.draft.notes.push(cell.text);
    },
  },
} satisfies Record<string, ImportField<PersonDraft>>;

/** What follows from several cells of a person together. */
export function completePerson(draft: PersonDraft, columns: Columns, lookups: Lookups): void {
  completeOwner(draft, columns, lookups);
  const { mapping } = columns;
  const told = draft.problems.some(({ code }) => code === "person_missing");
  if (!draft.surname && !draft.given && !told)
    reportEmpty(draft, "person_missing", Math.max(mapping.indexOf("person"), mapping.indexOf("surname")));
  // Somebody known by one name alone stands under it.
  if (!draft.surname) [draft.surname, draft.given] = [draft.given, ""];
  // A person has no site of their own: the address is kept in words.
  draft.notes.push(...draft.points.filter(({ kind }) => kind === "site").map(({ value }) => value));
  draft.points = draft.points.filter(({ kind }) => kind !== "site");
}

export const personNeeds = [
  { anyOf: clientRefs, code: "import_needs_client" },
  { anyOf: ["person", "surname", "given"], code: "import_needs_person" },
] as const;
