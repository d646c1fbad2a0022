import { line, nameLine, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import { isRounded } from "#db/imports/rounded.ts";
import { checkInn, checkKpp, checkOgrn, padInn } from "#db/values/requisites.ts";
import { type Cell, type Draft, keepInNote } from "./draft.ts";

const compact = (text: string) => text.normalize("NFKC").replace(/[\s-]/g, "");
const isZero = (text: string) => /^0+$/.test(text);

function readInn(cell: Cell): void {
  const { draft, lookups } = cell;
  if (isRounded(cell.text)) {
    keepInNote(cell, "rounded");
    return;
  }
  const { inn, padded } = padInn(compact(cell.text));
  if (isZero(inn)) return;
  if (!/\d/.test(inn)) {
    report(cell, "inn_not_number");
    return;
  }
  const check = checkInn(inn);
  if (check === "format") {
    report(cell, "inn_format");
    return;
  }
  draft.entity.inn = inn;
  if (padded) report(cell, "inn_padded");
  if (check === "checksum") {
    report(cell, "inn_checksum");
    draft.entity.checksumNote = `загрузка «${lookups.fileName}»`;
  }
}

export const entityFields = {
  legal_name: {
    label: { ru: "Юрлицо: полное название", en: "Legal entity: full name" },
    many: false,
    guess: bySigns({
      exact: [
        "полное наименование",
        "полное название",
        "юрлицо",
        "юридическое название",
        "юридическое лицо",
        "наименование организации",
        "наименование юридического лица",
        "полное наименование организации",
        "legal name",
        "full name",
        "legal entity",
      ],
      part: /полное наимен|полное назв|юр\w* лиц|legal/,
      not: /адрес|address/,
    }),
    read: (cell) => {
      if (cell.lookups.fillers.has(cell.text)) report(cell, "filler");
      else cell.draft.entity.name = nameLine(cell);
    },
  },
  inn: {
    label: { ru: "Юрлицо: ИНН", en: "Legal entity: INN" },
    many: false,
    guess: bySigns({
      exact: ["инн", "inn", "инн организации", "tax id", "tin"],
      part: /(^| )(инн|inn)( |$)/,
      looks: (v) => checkInn(padInn(compact(v)).inn) === "ok",
      alone: true,
    }),
    read: readInn,
  },
  kpp: {
    label: { ru: "Юрлицо: КПП", en: "Legal entity: KPP" },
    many: false,
    guess: bySigns({
      exact: ["кпп", "kpp"],
      part: /(^| )(кпп|kpp)( |$)/,
      looks: (v) => checkKpp(compact(v)) === "ok",
    }),
    read: (cell) => {
      const kpp = compact(cell.text);
      if (isZero(kpp)) return;
      if (checkKpp(kpp) === "ok") cell.draft.entity.kpp = kpp;
      else keepInNote(cell, "kpp_format");
    },
  },
  ogrn: {
    label: { ru: "Юрлицо: ОГРН", en: "Legal entity: OGRN" },
    many: false,
    guess: bySigns({
      exact: ["огрн", "ogrn", "огрнип", "огрн огрнип"],
      part: /огрн|ogrn/,
      looks: (v) => checkOgrn(compact(v)) === "ok",
      alone: true,
    }),
    read: (cell) => {
      const ogrn = compact(cell.text);
      if (isZero(ogrn)) return;
      const check = checkOgrn(ogrn);
      if (check === "ok") cell.draft.entity.ogrn = ogrn;
      else keepInNote(cell, check === "format" ? "ogrn_format" : "ogrn_checksum");
    },
  },
  legal_address: {
    label: { ru: "Юрлицо: адрес", en: "Legal entity: address" },
    many: false,
    guess: bySigns({
      exact: ["юридический адрес", "юр адрес", "адрес регистрации", "legal address"],
      part: /юр\w* адрес|legal address/,
    }),
    read: (cell) => {
      if (cell.lookups.fillers.has(cell.text)) report(cell, "filler");
      else cell.draft.entity.address = line(cell);
    },
  },
} satisfies Record<string, ImportField<Draft>>;
