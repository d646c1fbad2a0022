import type { FieldKind } from "../../fields/value.ts";
import type { TradeKey } from "./trade.ts";

interface Words {
  name: string;
  kind: FieldKind;
  hint: string | null;
  choices?: readonly string[];
  personal?: boolean;
}

/** What a seller of air conditioning asks on the first visit. */
export const ownFieldWords: readonly Words[] = [
  { name: "Площадь помещений, м²", kind: "number", hint: "Сколько охлаждать, без складов и подвалов" },
  {
    name: "Тип объекта",
    kind: "choice",
    hint: null,
    choices: ["Магазин", "Офис", "Гостиница или кафе", "Учёба или медицина", "Цех или склад", "Дом"],
  },
  { name: "Обслуживание до", kind: "date", hint: "Последний день договора обслуживания" },
  { name: "Работает с конкурентом", kind: "yes_no", hint: null },
  { name: "Пропуск на объект", kind: "text", hint: "Что нужно бригаде, чтобы её пустили" },
  {
    name: "Личный телефон хозяина",
    kind: "text",
    hint: "Для аварии: ночью и в выходной",
    personal: true,
  },
];

const places: Partial<Record<TradeKey, string>> = {
  hotel: "Гостиница или кафе",
  cafe: "Гостиница или кафе",
  clinic: "Учёба или медицина",
  school: "Учёба или медицина",
  kindergarten: "Учёба или медицина",
  hospital: "Учёба или медицина",
  culture: "Учёба или медицина",
  plant: "Цех или склад",
  food: "Цех или склад",
  stock: "Цех или склад",
  garage: "Цех или склад",
  farm: "Цех или склад",
  print: "Цех или склад",
  centre: "Магазин",
  shop: "Магазин",
  homeowners: "Дом",
};
export const placeOf = (trade: TradeKey): string => places[trade] ?? "Офис";

const spaces: Partial<Record<TradeKey, readonly [least: number, most: number]>> = {
  cafe: [60, 320],
  shop: [40, 600],
  office: [50, 900],
  print: [80, 700],
  clinic: [120, 1_400],
  kindergarten: [400, 1_600],
  hotel: [500, 4_800],
  school: [1_200, 6_500],
  hospital: [2_000, 14_000],
  plant: [1_500, 22_000],
  centre: [3_000, 38_000],
};
export const spaceOf = (trade: TradeKey) => spaces[trade] ?? ([100, 2_500] as const);
