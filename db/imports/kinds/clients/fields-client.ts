import { line, nameLine, relatedTo, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import { nameForm } from "#db/imports/named.ts";
import { type Cell, type Draft, noteLine } from "./draft.ts";

const never = () => ({ score: 0, header: false, values: false });

/** Any text would pass for a name, so a text that fills several columns is not one. */
function ownText(cell: Cell, read: (cell: Cell) => string = line): string | undefined {
  if (!cell.lookups.fillers.has(cell.text)) return read(cell);
  report(cell, "filler");
  return undefined;
}

export const clientFields = {
  name: {
    label: { ru: "Клиент: название", en: "Client: name" },
    many: false,
    guess: bySigns({
      exact: [
        "название",
        "наименование",
        "краткое наименование",
        "клиент",
        "контрагент",
        "компания",
        "организация",
        "имя клиента",
        "фирма",
        "name",
        "company",
        "client",
        "customer",
        "short name",
      ],
      part: /наименование|название|контрагент|company|клиент/,
      not: /полное|юрид|товар|улиц|банк|код|тип|вид|head|полн|статус|источник|класс|регион/,
    }),
    read: (cell) => {
      cell.draft.client.name = ownText(cell, nameLine);
    },
  },
  external_id: {
    label: { ru: "Клиент: код во внешней системе", en: "Client: code in the other system" },
    many: false,
    guess: (header, samples) => {
      const found = bySigns({
        exact: [
          "id",
          "ид",
          "код",
          "код клиента",
          "код контрагента",
          "внешний код",
          "внешний id",
          "external id",
          "guid",
          "uid",
          "client id",
          "customer id",
        ],
        part: /^(id|ид|код) |(^| )id$/,
        not: /строки|индекс|регион|город|окпо|инн|кпп|почтов|тел/,
      })(header, samples);
      // A code tells clients apart: a column of a few repeated values is something else.
      if (found.score === 0 || new Set(samples).size < samples.length / 2) return never();
      return { score: found.score + 20, header: true, values: true };
    },
    read: (cell) => {
      cell.draft.externalId = line(cell).slice(0, 200);
    },
  },
  region: {
    label: { ru: "Клиент: регион", en: "Client: region" },
    many: false,
    guess: bySigns({
      exact: [
        "регион",
        "область",
        "край",
        "субъект",
        "субъект рф",
        "округ",
        "город",
        "населенный пункт",
        "region",
        "state",
        "city",
      ],
      part: /регион|область|region/,
    }),
    read: (cell) => {
      const region = ownText(cell);
      cell.draft.client.region = region;
      // Of a base without regions the first file says what they are.
      const { regions } = cell.lookups;
      if (region && regions.size > 0 && !regions.has(nameForm(region))) report(cell, "region_unknown");
    },
  },
  source: {
    label: { ru: "Клиент: источник", en: "Client: source" },
    many: false,
    guess: bySigns({
      exact: ["источник", "источник рекламы", "откуда узнали", "канал", "source", "channel"],
      part: /источник|откуда/,
    }),
    read: (cell) => {
      const name = ownText(cell);
      const source = name ? relatedTo(cell, "source", name) : null;
      if (source !== null) cell.draft.client.source = source;
    },
  },
  address: {
    label: { ru: "Клиент: адрес", en: "Client: address" },
    many: false,
    guess: bySigns({
      exact: ["адрес", "фактический адрес", "адрес доставки", "почтовый адрес", "address", "street"],
      part: /адрес|address/,
      not: /электрон|почты|mail|сайт|юрид|legal|интернет|головн|web/,
    }),
    read: (cell) => {
      cell.draft.client.address = ownText(cell);
    },
  },
  note: {
    label: { ru: "Клиент: примечание", en: "Client: note" },
    many: true,
    guess: bySigns({
      exact: [
        "примечание",
        "примечания",
        "комментарий",
        "комментарии",
        "заметка",
        "заметки",
        "описание",
        "факс",
        "fax",
        "note",
        "notes",
        "comment",
        "режим работы",
      ],
      part: /примечан|коммент|заметк/,
    }),
    read: (cell) => {
      if (/примечан|коммент|заметк|^notes?$|comment/i.test(cell.header)) cell.draft.notes.push(cell.text);
      else noteLine(cell, cell.text);
    },
  },
} satisfies Record<string, ImportField<Draft>>;
