import { describe, expect, it } from "vitest";
import {
  fullName,
  genderOf,
  greeting,
  initials,
  parsePersonName,
  shortName,
} from "#db/values/person-name.ts";

const read = (s: string) => {
  const name = parsePersonName(s);
  return name && [name.surname, name.given, name.patronymic];
};

describe("parsePersonName", () => {
  it.each([
    ["\u00A0БЕЛЫНЦЕВА Инна ИСХАКОВНА", ["Белынцева", "Инна", "Исхаковна"]],
    ["Анна Петровна Лебедева", ["Лебедева", "Анна", "Петровна"]],
    ["Анна Петровна", ["", "Анна", "Петровна"]],
    ["римский-корсаков николай андреевич", ["Римский-Корсаков", "Николай", "Андреевич"]],
    ["БОНЧ-БРУЕВИЧ Виктор", ["Бонч-Бруевич", "Виктор", null]],
    ["Абрамович Роман Аркадьевич", ["Абрамович", "Роман", "Аркадьевич"]],
    ["Роман Аркадьевич Абрамович", ["Абрамович", "Роман", "Аркадьевич"]],
    ["Никитич Илья Кузьмич", ["Никитич", "Илья", "Кузьмич"]],
    ["Гасанов Ильдар Мамед оглы", ["Гасанов", "Ильдар", "Мамед оглы"]],
    ["Гасанова Лейла МАМЕД КЫЗЫ", ["Гасанова", "Лейла", "Мамед кызы"]],
    ["фон Бисмарк Отто", ["фон Бисмарк", "Отто", null]],
    ["Соколова И.П.", ["Соколова", "И.", "П."]],
    ["И. П. Соколова", ["Соколова", "И.", "П."]],
    ["Иван Петров", ["Петров", "Иван", null]],
    ["Петров Иван", ["Петров", "Иван", null]],
    ["Д'АРТАНЬЯН Шарль", ["Д'Артаньян", "Шарль", null]],
    ["John Smith", ["Smith", "John", null]],
    ["McDonald Ronald", ["Ronald", "McDonald", null]],
    ["Белых", ["Белых", "", null]],
    ["Анна", ["", "Анна", null]],
    ["БЕСПАЛОВСКАЯ Алия МЕТТЬЮВНА", ["Беспаловская", "Алия", "Меттьювна"]],
  ])("%s", (text, parts) => expect(read(text)).toEqual(parts));
  it.each(["", "—", "#Н/Д", "12345", " . "])("%j is no name", (text) =>
    expect(parsePersonName(text)).toBeNull(),
  );
});

describe("forms of a name", () => {
  const anna = { surname: "Лебедева", given: "Анна", patronymic: "Петровна" };
  it("full, short, two letters", () => {
    expect(fullName(anna)).toBe("Лебедева Анна Петровна");
    expect(shortName(anna)).toBe("Лебедева\u00A0А.\u00A0П.");
    expect(shortName({ surname: "", given: "Анна", patronymic: "Петровна" })).toBe("Анна Петровна");
    expect(initials(anna)).toBe("АЛ");
    expect(initials({ surname: "Белых", given: "", patronymic: null })).toBe("Б");
  });
  it("greets by name only when it knows how", () => {
    expect(greeting(anna, "ru")).toBe("Уважаемая Анна Петровна!");
    expect(greeting({ surname: "Гасанов", given: "Ильдар", patronymic: "Мамед оглы" }, "ru")).toBe(
      "Уважаемый Ильдар Мамед оглы!",
    );
    expect(greeting({ ...anna, patronymic: null }, "ru")).toBe("Здравствуйте!");
    expect(greeting({ surname: "Соколова", given: "И.", patronymic: "П." }, "ru")).toBe("Здравствуйте!");
    expect(greeting(null, "ru")).toBe("Здравствуйте!");
    expect(greeting(anna, "en")).toBe("Dear Анна Петровна,");
    expect(greeting(null, "en")).toBe("Hello,");
  });
  it("knows the gender by the patronymic", () => {
    expect(genderOf(anna)).toBe("female");
    expect(genderOf({ surname: "Белых", given: "Саша", patronymic: "Ильич" })).toBe("male");
    expect(genderOf({ surname: "Белых", given: "Саша", patronymic: null })).toBeNull();
  });
});
