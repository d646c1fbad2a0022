import {
  type ClientClass,
  clientClasses,
  clientKinds,
  clientRoles,
  clientStatuses,
} from "#db/clients/registries.ts";
import { relatedTo, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import { registryReader } from "#db/imports/registry-reader.ts";
import type { Text } from "#db/values/locale.ts";
import { type Cell, type Draft, noteLine } from "./draft.ts";

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
/** «A — раз в месяц», as our own lists say it, is A too. */
const classOf = (text: string) => classes[(text.split("—")[0] ?? "").trim().toLowerCase()];

const valuesOf = (registry: Record<string, { label: Text }>) =>
  Object.values(registry).map(({ label }) => label);

function unknownValue(cell: Cell) {
  report(cell, "value_unknown");
  noteLine(cell, cell.text);
}

/** What the client is to us, and whose it is. */
export const standingFields = {
  kind: {
    label: { ru: "Клиент: компания или человек", en: "Client: company or person" },
    many: false,
    values: valuesOf(clientKinds),
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
    values: valuesOf(clientRoles),
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
    values: valuesOf(clientStatuses),
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
    values: valuesOf(clientClasses),
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
      const id = relatedTo(cell, "owner");
      const unknown = cell.draft.unknown.find(({ relation }) => relation === "owner");
      if (id) cell.draft.client.ownerId = id;
      if (!unknown) return;
      report(cell, unknown.ambiguous ? "staff_ambiguous" : "staff_unknown");
      noteLine(cell, cell.text);
    },
  },
  branch: {
    label: { ru: "Клиент: филиал", en: "Client: branch" },
    many: false,
    guess: bySigns({ exact: ["филиал", "подразделение", "branch", "office"], part: /филиал/ }),
    read: (cell) => {
      const id = relatedTo(cell, "branch");
      if (id) cell.draft.client.branchId = id;
      else if (cell.draft.unknown.some(({ relation }) => relation === "branch")) unknownValue(cell);
    },
  },
  group: {
    label: { ru: "Клиент: группа компаний", en: "Client: group" },
    many: false,
    guess: bySigns({
      exact: ["группа", "группа компаний", "холдинг", "гк", "group", "holding"],
      part: /группа компаний|холдинг/,
    }),
    read: (cell) => {
      const id = relatedTo(cell, "group");
      if (id) cell.draft.client.groupId = id;
    },
  },
  tags: {
    label: { ru: "Клиент: метки", en: "Client: tags" },
    many: true,
    guess: bySigns({ exact: ["метки", "теги", "метка", "тег", "tags", "tag", "labels"] }),
    read: (cell) => {
      const words = cell.text
        .split(/[;,|\n]+/)
        .map((word) => word.replace(/^#/, "").replace(/\s+/g, " ").trim().toLowerCase().slice(0, 60))
        .filter(Boolean);
      const known = words.flatMap((word) => relatedTo(cell, "tags", word) ?? []);
      cell.draft.client.tags = [...new Set([...(cell.draft.client.tags ?? []), ...known])];
    },
  },
} satisfies Record<string, ImportField<Draft>>;
