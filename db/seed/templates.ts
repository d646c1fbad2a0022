import type { Tx } from "../index.ts";
import { letterTemplates } from "../letters/table.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";
import { insertRows } from "./write.ts";

const letters = [
  {
    name: "Подтверждение встречи",
    subject: "Встреча: подтверждаем время",
    body: "{{salutation}}\n\nПодтверждаю нашу встречу. Приеду с образцами и расчётом; если время изменится, ответьте на это письмо.",
  },
  {
    name: "Ответ на запрос цены",
    subject: "Цены для {{client|вас}}",
    body: "{{salutation}}\n\nОтправляю цены, о которых вы спрашивали. Они держатся две недели; если нужны другие объёмы, напишите, пересчитаю.",
  },
  {
    name: "Спасибо после монтажа",
    subject: "Спасибо, что выбрали нас",
    body: "{{salutation}}\n\nМонтаж окончен, акт у вас. Если что-то работает не так, ответьте на это письмо: приедем и исправим.",
  },
];

/** Letters that the office begins its own from. */
export const writeTemplates = (tx: Tx, random: Random, office: Office, at: Date) =>
  insertRows(
    tx,
    letterTemplates,
    letters.map((letter) => ({
      ...letter,
      ...{ id: random.id(at), createdBy: office.byLogin("streltsov").id, createdAt: at, updatedAt: at },
    })),
  );
