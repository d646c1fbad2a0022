import { describe, expect, test } from "vitest";
import { fillLetter } from "#db/values/mailing-letter.ts";
import { fillTags, tagFaults, tagsIn } from "#db/values/merge-tags.ts";

describe("tags", () => {
  test("are filled, fall back, and vanish when there is nothing to say", () => {
    const values = { client: "ООО «Ромашка»" };
    expect(fillTags("{{salutation}} {{ client }} {{region|Урал}}{{manager}}.", values)).toBe(
      "Здравствуйте! ООО «Ромашка» Урал.",
    );
    expect(tagsIn("{{client}} {{client|а}} {{x}}")).toEqual(["client"]);
  });

  test.each([
    ["{{клиент}}", "unknown"],
    ["{{}}", "unknown"],
    ["{{toString}}", "unknown"],
    ["{{link:unsubscribe}}", "unknown"],
    ["{{client", "unclosed"],
    ["client}}", "unclosed"],
    ["{{client|{{region}}}}", "unclosed"],
  ])("%s is a fault: %s", (text, fault) => {
    expect(tagFaults(`Текст ${text} дальше`).map((found) => found.fault)).toContain(fault);
  });

  test("a text without faults has none", () => {
    expect(tagFaults("{{salutation|Здравствуйте}} {один} {{ client }}")).toEqual([]);
  });
});

describe("filling a letter", () => {
  const template = {
    subject: "Для {{client}}",
    html: '<p>{{client}}</p><p>{{name|Вы &amp; мы}}</p><a href="{{link:survey?score=9}}">9</a><a href="{{link:unsubscribe}}">x</a>',
    text: "{{client}} {{link:survey}}",
  };
  const links = { unsubscribe: "https://a.example/u/t", survey: "https://a.example/s/t" };

  test("is literal: a client named like a tag and like HTML stays text", () => {
    const client = "{{email}}<b>'\"&{{link:unsubscribe}}$&$1";
    const letter = fillLetter(template, { client }, links);
    expect(letter.html).toContain("<p>{{email}}&lt;b&gt;&#39;&quot;&amp;{{link:unsubscribe}}$&amp;$1</p>");
    expect(letter.html).toContain("<p>Вы &amp; мы</p>");
    expect(letter.html).toContain('href="https://a.example/s/t?score=9"');
    expect(letter.text).toBe(`${client} https://a.example/s/t`);
    expect(letter.subject).toBe(`Для ${client}`);
  });

  test("what every object has is no tag, with a fallback or without", () => {
    const odd = "{{constructor}}{{toString}}{{__proto__}}{{valueOf|нет}}";
    const letter = fillLetter({ subject: odd, html: odd, text: odd }, { client: "А" }, links);
    expect(letter).toEqual({ subject: "нет", html: "нет", text: "нет" });
    expect(fillTags(odd, {})).toBe("нет");
    expect(tagFaults(odd).map(({ fault }) => fault)).toEqual(["unknown", "unknown", "unknown", "unknown"]);
  });

  test("nothing starts a second header", () => {
    const letter = fillLetter(template, { client: "А\r\nBcc: b@example.ru\u2028\u0000" }, links);
    expect(letter.subject).toBe("Для А Bcc: b@example.ru");
  });
});
