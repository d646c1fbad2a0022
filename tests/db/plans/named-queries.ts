import type { StaffActor } from "#db/actor.ts";
import { listMyWork } from "#db/assignments/queries.ts";
import { getCard } from "#db/clients/card.ts";
import { countClients, listClients } from "#db/clients/list.ts";
import { type ClientSearch, emptySearch, NO_OWNER, usualSort } from "#db/clients/list-input.ts";
import { findClientsForPicker, listRegions } from "#db/clients/queries.ts";
import { listComplaints } from "#db/complaints/list.ts";
import { emptyComplaintSearch } from "#db/complaints/list-input.ts";
import { ownName } from "#db/fields/value.ts";
import { listRecipients } from "#db/mailings/queries.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { own } from "./base.ts";

export interface Asking {
  director: StaffActor;
  manager: StaffActor;
  branchId: string;
  clientId: string;
  mailingId: string;
  now: Date;
}

/** A query by the name under which it is answered for, and the index that must answer it. */
export interface NamedQuery {
  name: string;
  run: (asking: Asking) => Promise<unknown>;
  by: string;
  /** Small enough here for the planner to read it once instead of asking it for every row. */
  besides?: string;
}

const list = (
  name: string,
  by: string,
  part: (asking: Asking) => Partial<ClientSearch>,
  as: "director" | "manager" = "director",
): NamedQuery => ({
  name,
  by,
  run: (asking) => {
    const asked = part(asking);
    const search = { ...emptySearch, sort: usualSort(asked.q ?? ""), ...asked };
    return listClients(asking[as], search, asking.now);
  },
});

const where = (field: string, value: string) =>
  ({ type: "condition", field, operator: "any", value: [value] }) as const;
const cell: SegmentTree = {
  ...{ type: "group", join: "and", not: false },
  children: [where("abc", "A"), where("xyz", "X")],
};

/** A place in the middle of the order of names. */
const after = Buffer.from(JSON.stringify(["нева", "01975691-b9e8-7d40-b68b-0c1916f54ef4"])).toString(
  "base64url",
);

const area = ownName({ kind: "number", id: own.area });
const tree = (field: string, operator: string, value: unknown): SegmentTree => ({
  type: "group",
  join: "and",
  not: false,
  children: [{ type: "condition", field, operator, value }],
});

export const namedQueries: readonly NamedQuery[] = [
  list("clients", "clients_name", () => ({})),
  list("clients, of a manager", "clients_name", () => ({}), "manager"),
  list("clients, a further page", "clients_name", () => ({ after })),
  list("clients, Я first", "clients_name", () => ({ descending: true })),
  list("clients by class", "clients_class", () => ({ sort: "class" })),
  list("clients by status", "clients_status", () => ({ sort: "status" })),
  list("clients by responsible", "clients_owner", () => ({ sort: "owner" })),
  list("clients by responsible, falling", "clients_owner", () => ({ sort: "owner", descending: true })),
  list("clients by last contact", "clients_last_contact", () => ({ sort: "contact" })),
  list("clients by last contact, falling", "clients_last_contact", () => ({
    sort: "contact",
    descending: true,
  })),
  list("clients by next promise", "clients_next_due", () => ({ sort: "due" })),
  list("clients by next promise, falling", "clients_next_due", () => ({ sort: "due", descending: true })),
  list("clients by region", "clients_region", () => ({ sort: "region" })),
  list("clients by region, falling", "clients_region", () => ({ sort: "region", descending: true })),
  list("clients by day of entry", "clients_created", () => ({ sort: "created", descending: true })),
  list("clients of a region", "clients_region", () => ({ regions: ["Пермский край"] })),
  list("clients of a branch", "clients_branch", ({ branchId }) => ({ branches: [branchId] })),
  list("clients of one responsible", "clients_owner", ({ manager }) => ({ owners: [manager.id] })),
  list("clients of nobody", "clients_name", () => ({ owners: [NO_OWNER] })),
  list("active clients", "clients_name", () => ({ statuses: ["active"] })),
  list("clients of class A", "clients_class", () => ({ classes: ["A"] })),
  list("clients of a cell of the matrix", "client_classes_cell", () => ({ tree: cell })),
  list("clients with a tag", "clients_tags", () => ({ tags: ["экспорт"] })),
  list("clients with a promise overdue", "clients_next_due", () => ({ due: "late" })),
  list("clients with a promise within the week", "clients_next_due", () => ({ due: "week", sort: "due" })),
  list("clients with a large number in a field of the company", "client_field_values_number", () => ({
    tree: tree(area, "least", { n: 990, months: null }),
  })),
  list("clients with a usual number in a field of the company", "clients_name", () => ({
    tree: tree(area, "most", { n: 900, months: null }),
  })),
  list("clients with a rare choice in a field of the company", "client_field_values_choice", () => ({
    tree: tree(ownName({ kind: "choice", id: own.format }), "any", [own.rare]),
  })),
  list("clients by a field of the company", "client_field_values_number", () => ({ sort: area })),
  list("clients by a field of the company, falling", "client_field_values_number", () => ({
    sort: area,
    descending: true,
  })),
  list("search: a name", "clients_search", () => ({ q: "иртышмонтаж" })),
  {
    ...list("search: a name, of a manager", "clients_search", () => ({ q: "иртышмонтаж" }), "manager"),
    besides: "assignments",
  },
  list("search: the beginning of many names", "clients_name", () => ({ q: "урал" })),
  list("search: a name in the other layout", "clients_search", () => ({ q: "bhnsivjynf;" })),
  list("search: a name with a slip", "client_words_like", () => ({ q: "иртышмантаж" })),
  list("search: a surname with a slip", "client_words_like", () => ({ q: "дорофева" })),
  list("search: a phone", "contact_points_value", () => ({ q: "8 (912) 000-12-34" })),
  list("search: a phone that nobody has", "clients_search", () => ({ q: "8 (999) 999-12-34" })),
  list("search: a part of a phone", "clients_search", () => ({ q: "0001234" })),
  list("search: an ИНН", "legal_entities_inn", () => ({ q: "7700012345" })),
  list("search by last contact", "clients_last_contact", () => ({ q: "иртышмонтаж", sort: "contact" })),
  {
    name: "clients, how many a search finds",
    by: "clients_search",
    run: ({ director, now }) => countClients(director, { ...emptySearch, q: "иртышмонтаж" }, now),
  },
  {
    name: "palette and choosers",
    by: "clients_search",
    run: ({ director }) => findClientsForPicker(director, "иртышмонтаж"),
  },
  {
    name: "palette and choosers, with a slip",
    by: "client_words_like",
    run: ({ director }) => findClientsForPicker(director, "иртышмантаж"),
  },
  { name: "regions in use", by: "clients_region", run: () => listRegions() },
  {
    name: "card",
    by: "interactions_client",
    run: ({ director, clientId, now }) => getCard(director, clientId, "all", null, now),
  },
  {
    name: "card, further back",
    by: "interactions_client",
    run: ({ director, clientId, now }) =>
      getCard(
        director,
        clientId,
        "talks",
        "2026-01-01 00:00:00.000000 01975691-b9e8-7d40-b68b-0c1916f54ef4",
        now,
      ),
  },
  {
    name: "own work",
    by: "assignments_",
    run: ({ manager, now }) => listMyWork(manager, { now }),
  },
  {
    name: "complaints",
    by: "complaints_",
    run: ({ director, now }) => listComplaints(director, emptyComplaintSearch, now),
  },
  {
    name: "recipients of a mailing",
    by: "mailing_recipients_",
    run: ({ director, mailingId }) => listRecipients(director, mailingId),
  },
];
