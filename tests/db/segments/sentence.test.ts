import { describe, expect, it } from "vitest";
import { segmentOperators } from "#db/segments/operators.ts";
import { segmentFields } from "#db/segments/registry.ts";
import { segmentParts, segmentSentence } from "#db/segments/sentence.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { all, is, not, some } from "./trees.ts";

const names = {
  branches: { b: "Урал" },
  owners: { s: "Ирина Соколова", k: "Пётр Котов" },
  lists: { b: "Свои" },
  imports: { b: "№ 7, база.csv" },
  products: { b: "Фильтр F7" },
  productGroups: { b: "Фильтры" },
};
const ru = (tree: SegmentTree) => segmentSentence(tree, "ru", names).replaceAll("\u00A0", " ");
const en = (tree: SegmentTree) => segmentSentence(tree, "en", names);

const ab = is("class", "any", ["A", "B"]);
const ural = is("region", "any", ["Свердловская область"]);
const silent = is("contact", "not_within", 60);
const tagged = is("tags", "any", ["vip"]);

describe("the sentence of a segment", () => {
  it("says attributes first and clauses after a comma", () => {
    expect(ru(all(ab, ural, silent))).toBe(
      "Клиенты класса A или B из Свердловской области, с которыми не было контакта 60 дней",
    );
    expect(en(all(ab, silent))).toBe("Clients of class A or B, with whom there was no contact for 60 days");
  });

  it("says purchases and debts", () => {
    const bought = is("bought", "least", { n: 5_000_000, months: 12 });
    expect(ru(all(ab, bought, is("product", "none", ["b"])))).toBe(
      "Клиенты класса A или B, у которых покупок не меньше чем на 50 000 ₽ за последние 12 месяцев и у которых нет покупки товара «Фильтр F7»",
    );
    expect(ru(all(is("overdue", "yes"), is("orders", "most", { n: 1, months: 3 })))).toBe(
      "Клиенты с просроченным долгом, у которых не больше 1 покупки за последние 3 месяца",
    );
    expect(ru(not(is("owes", "least", { n: 100_050, months: null })))).toBe(
      "Все клиенты, кроме тех, у кого долг не меньше 1 000,50 ₽",
    );
    expect(en(all(bought, is("purchase", "older", 60)))).toBe(
      "Clients, who bought for at least ₽50,000 in the last 12 months and who last bought more than 60 days ago",
    );
  });

  it("says counted classes", () => {
    const cell = all(is("abc", "any", ["A"]), is("xyz", "none", ["Z"]), is("held", "yes"));
    expect(ru(cell)).toBe("Клиенты A по расчёту ABC не Z по расчёту XYZ с классом, заданным вручную");
    expect(ru(not(is("rfm", "any", ["risk", "gone"])))).toBe(
      "Все клиенты, кроме тех, кто из сегмента RFM «Уходят лучшие» или «Ушли»",
    );
    expect(en(all(is("rfm", "any", ["champions"]), is("abc", "empty")))).toBe(
      "Clients of the RFM segment “Champions” without a counted ABC",
    );
  });

  it("says everybody", () => {
    expect(ru(all())).toBe("Все клиенты");
    expect(ru(not(ab))).toBe("Все клиенты, кроме тех, кто класса A или B");
  });

  it("says who is left out", () => {
    expect(ru(all(ab, not(is("email", "no"), is("class", "any", ["C"]))))).toBe(
      "Клиенты класса A или B, кроме тех, у кого нет адреса почты или кто класса C",
    );
  });

  it("joins by «или» and keeps people apart from clauses", () => {
    expect(ru(some(ab, silent))).toBe("Клиенты класса A или B или те, с кем не было контакта 60 дней");
    expect(ru(some(silent, is("created", "within", 30)))).toBe(
      "Клиенты, с которыми не было контакта 60 дней или которых завели за последние 30 дней",
    );
    expect(ru(some(all(ab, ural), silent))).toBe(
      "Клиенты, с которыми не было контакта 60 дней; и ещё те, кто класса A или B и кто из Свердловской области",
    );
  });

  it("says «или» between every two of three choices", () => {
    const choices = [is("class", "any", ["A"]), silent, not(tagged)];
    expect(ru(all(is("email", "yes"), some(...choices)))).toBe(
      "Клиенты с адресом почты, из них те, кто класса A или с кем не было контакта 60 дней или (кто не из тех, у кого есть метка «vip»)",
    );
    expect(ru(some(tagged, silent, is("created", "within", 30)))).toBe(
      "Клиенты с меткой «vip» или те, с кем не было контакта 60 дней или кого завели за последние 30 дней",
    );
    expect(ru(some(ural, tagged, ab))).toBe(
      "Клиенты из Свердловской области или с меткой «vip» или класса A или B",
    );
    expect(ru(some(silent, is("owner", "any", ["s"]), is("owner", "any", ["k"])))).toMatch(/^[^,]+,[^,]+$/);
    expect(en(all(some(...choices)))).not.toMatch(/days,/);
  });

  it("narrows by a group of choices, deeper ones in brackets", () => {
    const group = some(tagged, all(ural, not(is("consent", "yes"))));
    expect(ru(all(ab, group))).toBe(
      "Клиенты класса A или B, из них те, у кого есть метка «vip» или (кто из Свердловской области и (кто не из тех, у кого есть согласие на рекламу))",
    );
  });

  it("needs no group for one thing, and says equal fields once", () => {
    expect(ru(all(some(is("class", "any", ["A"]), is("class", "any", ["B"]))))).toBe(
      "Клиенты класса A или B",
    );
    expect(ru(not(not(ab)))).toBe("Клиенты класса A или B");
  });

  it("agrees in number", () => {
    expect(ru(all(is("contact", "not_within", 1)))).toContain("не было контакта 1 день");
    expect(ru(all(is("contact", "not_within", 22)))).toContain("22 дня");
    expect(ru(all(is("created", "older", 21)))).toContain("больше 21 дня назад");
    expect(ru(all(is("created", "within", 1)))).toContain("за последний день");
    expect(ru(all(is("owner", "none", ["s", "k"])))).toContain(
      "за которых не отвечают ни Ирина Соколова, ни Пётр Котов",
    );
  });

  it("leaves a region that it cannot decline as it is", () => {
    expect(ru(all(is("region", "any", ["ХМАО", "Пермский край", "Челябинск"])))).toBe(
      "Клиенты из региона «ХМАО», Пермского края или Челябинска",
    );
  });

  it("tells of promises, letters and lists", () => {
    expect(ru(all(ab, is("due", "any", ["late", "none"])))).toBe(
      "Клиенты класса A или B, у которых обещание просрочено или нет открытых обещаний",
    );
    expect(ru(all(is("cadence", "yes"), is("mailing", "not_within", 14)))).toBe(
      "Клиенты, с которыми по классу уже пора связаться и которым не приходило рассылок 14 дней",
    );
    expect(ru(all(is("name", "contains", "кит"), is("list", "any", ["b"])))).toBe(
      "Клиенты из списка «Свои», у которых в названии есть «кит»",
    );
    expect(en(all(is("nps", "any", ["detractors"]), is("source", "empty")))).toBe(
      "Clients of the detractors (0–6) without a source",
    );
  });

  it("has words for every question of every field", () => {
    const samples = {
      list: ["b"],
      days: 5,
      date: "2026-03-01",
      text: "кит",
      measure: { n: 5_000_000, months: 12 },
      none: null,
    };
    for (const [field, { operators }] of Object.entries(segmentFields))
      for (const operator of operators) {
        const tree = all(is(field, operator, samples[segmentOperators[operator].value]));
        expect(ru(tree), `${field} ${operator}`).toMatch(/^Клиенты,? [^_]+$/);
        expect(en(tree), `${field} ${operator}`).toMatch(/^Clients,? [^_]+$/);
        expect(segmentParts(tree, "ru", names).filter(({ token }) => token)).toHaveLength(1);
      }
  });
});

it("says of an import that the reader does not see that it is not visible", () => {
  expect(ru(all(is("import", "any", ["x"])))).toContain("из загрузки (вам не видно)");
  expect(ru(all(is("import", "any", ["b", "x"])))).toContain("«№ 7, база.csv» или (вам не видно)");
  expect(en(all(is("import", "any", ["x"])))).toContain("not visible to you");
});
