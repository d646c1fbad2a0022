import { line, nameLine, report } from "#db/imports/cell.ts";
import type { ImportField } from "#db/imports/field.ts";
import { bySigns } from "#db/imports/field-words.ts";
import { parseEmails } from "#db/values/email.ts";
import { parsePhones } from "#db/values/phone.ts";
import { checkInn, padInn } from "#db/values/requisites.ts";
import type { AttachedCell, AttachedDraft, RefPart } from "./draft.ts";

function refer(cell: AttachedCell, part: RefPart, value: string): void {
  const { client } = cell.draft;
  client[part] = value;
  client.column ??= cell.column;
}

function readInn(cell: AttachedCell): void {
  const { inn, padded } = padInn(cell.text.normalize("NFKC").replace(/[\s-]/g, ""));
  if (checkInn(inn) === "format") {
    report(cell, "client_inn_format");
    return;
  }
  if (padded) report(cell, "inn_padded");
  refer(cell, "inn", inn);
}

/** Several columns may say whose the row is; the surest of them that finds somebody decides. */
export const clientRefFields = {
  client_code: {
    label: { ru: "Чей: код клиента во внешней системе", en: "Client: code in the other system" },
    many: false,
    guess: bySigns({
      exact: [
        "код клиента",
        "код контрагента",
        "код покупателя",
        "id клиента",
        "ид клиента",
        "клиент код",
        "client id",
        "client code",
        "customer id",
        "customerid",
        "customer code",
      ],
      part: /код (клиента|контрагента|покупателя)|(client|customer) ?(id|code)/,
    }),
    read: (cell) => refer(cell, "code", line(cell).slice(0, 200)),
  },
  client_inn: {
    label: { ru: "Чей: ИНН клиента", en: "Client: INN" },
    many: false,
    guess: bySigns({
      exact: ["инн", "инн клиента", "инн контрагента", "инн покупателя", "инн плательщика", "inn", "tax id"],
      part: /(^| )инн( |$)/,
      looks: (value) => checkInn(value.replace(/\s/g, "")) === "ok",
      alone: true,
    }),
    read: readInn,
  },
  client_name: {
    label: { ru: "Чей: название клиента", en: "Client: name" },
    many: false,
    guess: bySigns({
      exact: [
        "клиент",
        "контрагент",
        "покупатель",
        "плательщик",
        "заказчик",
        "название клиента",
        "наименование клиента",
        "компания",
        "организация",
        "фирма",
        "client",
        "customer",
        "company",
        "payer",
      ],
      part: /клиент|контрагент|покупател|плательщик|заказчик|компани|customer|company/,
      not: /код|инн|телефон|почт|mail|phone|адрес|id$|дата|номер/,
    }),
    read: (cell) => {
      if (cell.lookups.fillers.has(cell.text)) report(cell, "filler");
      else refer(cell, "name", nameLine(cell));
    },
  },
  client_phone: {
    label: { ru: "Чей: телефон клиента", en: "Client: phone" },
    many: false,
    guess: bySigns({ exact: ["телефон клиента", "телефон контрагента", "client phone", "customer phone"] }),
    read: (cell) => {
      const { phones, local } = parsePhones(cell.text);
      const value = phones[0]?.e164 ?? local[0];
      if (value) refer(cell, "phone", value);
      else report(cell, "value_dropped");
    },
  },
  client_email: {
    label: { ru: "Чей: почта клиента", en: "Client: e-mail" },
    many: false,
    guess: bySigns({ exact: ["почта клиента", "e mail клиента", "client email", "customer email"] }),
    read: (cell) => {
      const [value] = parseEmails(cell.text).emails;
      if (value) refer(cell, "email", value);
      else report(cell, "value_dropped");
    },
  },
} satisfies Record<string, ImportField<AttachedDraft>>;

/** One of them at least must be loaded. */
export const clientRefs = Object.keys(clientRefFields);
