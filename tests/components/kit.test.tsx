import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { initials } from "#components/avatar.tsx";
import { folded, matching } from "#components/combobox-options.ts";
import { Custody } from "#components/custody-mark.tsx";
import { Field } from "#components/field.tsx";
import { lucideNames, stageNames } from "#components/icon-names.ts";
import { iconSprite, storedSprite } from "#components/icon-sprite.ts";
import { Input } from "#components/input.tsx";
import { ProgressBar } from "#components/progress-bar.tsx";
import { linkTarget, searchTarget } from "#components/soft-target.ts";
import { parseTheme } from "#components/theme.ts";
import { fileSize } from "#db/values/file-size.ts";

describe("icons", () => {
  it("are drawn from the installed lucide, each name once", async () => {
    expect(storedSprite()).toBe(await iconSprite());
    for (const name of [...lucideNames, ...stageNames]) {
      expect(storedSprite().split(`id="${name}"`)).toHaveLength(2);
    }
  });
});

describe("a field", () => {
  const markup = (error?: string) =>
    renderToStaticMarkup(
      <Field name="inn" label="ИНН" hint="10 или 12 цифр" error={error}>
        {(control) => <Input {...control} />}
      </Field>,
    );
  it("is tied to its label and its hint", () => {
    const html = markup();
    expect(html).toContain('for="inn"');
    expect(html).toMatch(/<input id="inn" aria-describedby="inn-note" name="inn"/);
    expect(html).toContain('<p id="inn-note" class="field-hint">10 или 12 цифр</p>');
    expect(html).not.toContain("aria-invalid");
  });
  it("shows the error in place of the hint", () => {
    const html = markup("Не сходится");
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain("Не сходится");
    expect(html).not.toContain("10 или 12 цифр");
  });
});

describe("custody", () => {
  const filled = (holder: "giver" | "receiver" | "none") =>
    renderToStaticMarkup(
      <Custody
        giver={{ name: "Ирина Соколова" }}
        receiver={{ name: "Сервис" }}
        state="handed"
        holder={holder}
      />,
    ).split("avatar-holder").length - 1;
  it("fills exactly the one who holds, and nobody when all is done", () => {
    expect([filled("giver"), filled("receiver"), filled("none")]).toEqual([1, 1, 0]);
  });
});

describe("initials", () => {
  it("takes two letters of a person and one of a department", () => {
    expect(initials("Соколова Ирина Павловна")).toBe("СИ");
    expect(initials("Ветрова\u00a0А.\u00a0Л.")).toBe("АВ");
    expect(initials("Отдел качества", "department")).toBe("О");
    expect(initials("«ёлка»")).toBe("Ё");
    expect(initials("")).toBe("");
  });
});

describe("a combobox", () => {
  const options = [
    { value: "1", label: "Юрьева Ольга", hint: "Продажи" },
    { value: "2", label: "Ковалёва Мария", hint: "Сервис" },
  ];
  const found = (typed: string) => matching(options, typed).map((option) => option.value);
  it("finds by any word, in any case, with е for ё, and by the hint", () => {
    expect(found("КОВАЛЕВА")).toEqual(["2"]);
    expect(found("мария ковал")).toEqual(["2"]);
    expect(found("сервис")).toEqual(["2"]);
    expect(found("")).toEqual(["1", "2"]);
    expect(found("нет")).toEqual([]);
  });
  it("puts first what begins with the text", () => {
    const list = [
      { value: "1", label: "Анна Ким" },
      { value: "2", label: "Ким Анна" },
    ];
    expect(matching(list, "ким").map((option) => option.value)).toEqual(["2", "1"]);
  });
  it("folds full-width letters", () => expect(folded(" ＡЁ ")).toBe("aе"));
});

describe("soft navigation", () => {
  const here = "https://crm.example/clients?q=1";
  const link = (href: string, attributes: string[] = [], target = "") =>
    linkTarget(
      { href, target, download: "", hasAttribute: (name) => name === "href" || attributes.includes(name) },
      here,
    );
  it("takes its own pages and leaves the rest to the browser", () => {
    expect(link("https://crm.example/clients/7?tab=x#a")).toBe("/clients/7?tab=x#a");
    expect(link("https://evil.example/clients")).toBeUndefined();
    expect(link("https://crm.example/api/export.csv")).toBeUndefined();
    expect(link("https://crm.example/file", ["download"])).toBeUndefined();
    expect(link("https://crm.example/x", ["data-hard"])).toBeUndefined();
    expect(link("https://crm.example/x", [], "_blank")).toBeUndefined();
    expect(link("https://crm.example/clients?q=1#main")).toBeUndefined();
    expect(link("mailto:a@example.com")).toBeUndefined();
  });
  it("writes a form into the address without the empty fields", () => {
    const data: [string, string][] = [
      ["q", " чусовая "],
      ["class", ""],
      ["b", "1"],
      ["b", "2"],
    ];
    expect(searchTarget(new URL("https://crm.example/clients?old=1"), data)).toBe(
      "/clients?q=%D1%87%D1%83%D1%81%D0%BE%D0%B2%D0%B0%D1%8F&b=1&b=2",
    );
    expect(searchTarget(new URL("https://crm.example/clients"), [["q", ""]])).toBe("/clients");
  });
});

describe("small things", () => {
  it("keeps the bar within its track", () => {
    const width = (value: number, max: number) =>
      renderToStaticMarkup(<ProgressBar label="Запись" value={value} max={max} />).match(
        /width:([\d.]+)%/,
      )?.[1];
    expect([width(5, 10), width(20, 10), width(0, 0)]).toEqual(["50", "100", "0"]);
  });
  it("reads only themes it knows", () => {
    expect([parseTheme("dark"), parseTheme("x"), parseTheme(undefined)]).toEqual([
      "dark",
      "system",
      "system",
    ]);
  });
  it("writes the size of a file in words", () => {
    expect(fileSize(1_900_000, "ru-RU")).toBe("1,9\u00a0МБ");
    expect(fileSize(999, "ru-RU")).toBe("999\u00a0Б");
    expect(fileSize(20_480, "ru-RU")).toBe("20\u00a0КБ");
  });
});
