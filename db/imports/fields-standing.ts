import { type ClientClass, clientKinds, clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { searchKey } from "#db/values/search.ts";
import { type Cell, noteLine, report } from "./draft.ts";
import type { ImportField } from "./field.ts";
import { bySigns } from "./field-words.ts";
import { registryReader } from "./registry-reader.ts";

const kindOf = registryReader(clientKinds, {
  company: ["юрлицо", "юридическое лицо", "организация", "юр лицо"],
  person: ["физлицо", "физическое лицо", "физ лицо", "человек"],
});
const roleOf = registryReader(clientRoles, { client: ["покупатель", "customer"], supplier: ["vendor"] });
const statusOf = registryReader(clientStatuses, {
  potential: ["потенциальный", "лид", "lead", "prospect"],
  active: ["действующий", "работаем"],
  loyal: ["лояльный", "vip", "вип"],
  lost: ["ушел", "отказ", "неактивный"],
});
/** Classes are written in either alphabet and by numbers. */
const classes: Record<string, ClientClass> = {
  а: "A",
  a: "A",
  "1": "A",
  в: "B",
  b: "B",
  б: "B",
  "2": "B",
  с: "C",
  c: "C",
  "3": "C",
};
const classOf = (text: string) => classes[text.trim().toLowerCase()];

function unknownValue(cell: Cell) {
  report(cell, "value_unknown");
  noteLine(cell, cell.text);
}

/** What the client is to us, and whose it is. */
export const standingFields = {
  kind: {
    label: { ru: "Клиент: компания или человек", en: "Client: company or person" },
    many: false,
    guess: bySigns({
      exact: ["тип клиента", "вид клиента", "тип контрагента", "kind", "client type"],
      looks: (v) => kindOf(v) !== undefined,
    }),
    read: (cell) => {
      const kind = kindOf(cell.text);
      if (kind) cell.draft.client.kind = kind;
      else unknownValue(cell);
    },
  },
  role: {
    label: { ru: "Клиент: кто он нам", en: "Client: role" },
    many: false,
    guess: bySigns({
      exact: ["роль", "кто он нам", "отношения", "role", "relation"],
      looks: (v) => roleOf(v) !== undefined,
      alone: true,
    }),
    read: (cell) => {
      const role = roleOf(cell.text);
      if (role) cell.draft.client.role = role;
      else unknownValue(cell);
    },
  },
  status: {
    label: { ru: "Клиент: статус", en: "Client: status" },
    many: false,
    guess: bySigns({
      exact: ["статус", "статус клиента", "состояние", "status"],
      part: /статус/,
      looks: (v) => statusOf(v) !== undefined,
      alone: true,
    }),
    read: (cell) => {
      const status = statusOf(cell.text);
      if (status) cell.draft.client.status = status;
      else unknownValue(cell);
    },
  },
  class: {
    label: { ru: "Клиент: класс", en: "Client: class" },
    many: false,
    guess: bySigns({
      exact: ["класс", "категория", "кат", "класс клиента", "abc", "class", "category"],
      part: /класс|категор/,
      looks: (v) => classOf(v) !== undefined,
    }),
    read: (cell) => {
      const found = classOf(cell.text);
      if (found) cell.draft.client.class = found;
      else unknownValue(cell);
    },
  },
  owner: {
    label: { ru: "Клиент: ответственный", en: "Client: owner" },
    many: false,
    guess: bySigns({
      exact: ["ответственный", "менеджер", "менедж", "куратор", "ведет", "owner", "manager", "responsible"],
      part: /ответствен|менеджер|куратор|manager/,
    }),
    read: (cell) => {
      const key = searchKey(cell.text);
      const id = cell.lookups.staff.get(key);
      if (id) {
        cell.draft.client.ownerId = id;
        return;
      }
      report(cell, cell.lookups.staff.has(key) ? "staff_ambiguous" : "staff_unknown");
      noteLine(cell, cell.text);
    },
  },
  branch: {
    label: { ru: "Клиент: филиал", en: "Client: branch" },
    many: false,
    guess: bySigns({ exact: ["филиал", "подразделение", "branch", "office"], part: /филиал/ }),
    read: (cell) => {
      const id = cell.lookups.branches.get(searchKey(cell.text));
      if (id) cell.draft.client.branchId = id;
      else unknownValue(cell);
    },
  },
} satisfies Record<string, ImportField>;
