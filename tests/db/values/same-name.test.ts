import { describe, expect, it } from "vitest";
import { isSameName } from "#db/values/same-name.ts";

describe("isSameName", () => {
  it.each([
    ["ООО «Ромашка»", "Ромашка, АО"],
    ["Ёлочка", "ЕЛОЧКА"],
    ["Ромашка", "OOO Romashka"],
    ["Три медведя", "Медведя Три, ООО"],
    ["Строй-Сервис", "СтройСервис"],
    ["Ромашка", "Рамашка"],
    ["Ромашка", "Ромашкка"],
    ["Ромашка", "Рмоашка"],
    ["Лукойл", "Лукоил"],
    ["ИП Иванов Иван Иванович", "Иван Иванович Иванов"],
    ["Школа № 12", "Школа 12"],
    ["Уральский завод металлоконструкций", "Уралский завод металоконструкций"],
  ])("%s = %s", (a, b) => {
    expect(isSameName(a, b)).toBe(true);
    expect(isSameName(b, a)).toBe(true);
  });

  it.each([
    ["Школа 12", "Школа 14"],
    ["Весна", "Весты"],
    ["Строймаш", "Строймаркет"],
    ["Ураллессервис", "Уралмедсервис"],
    ["Ромашка", "Ромашка Плюс"],
    ["Петров Иван", "Петров Игнат"],
    ["«…»", "«…»"],
    ["", ""],
  ])("%s ≠ %s", (a, b) => {
    expect(isSameName(a, b)).toBe(false);
    expect(isSameName(b, a)).toBe(false);
  });

  it("takes no longer for names of three hundred letters", () => {
    const begun = performance.now();
    expect(isSameName("а".repeat(300), `${"а".repeat(150)}${"б".repeat(150)}`)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
