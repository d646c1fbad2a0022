import fc from "fast-check";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Avatar } from "#components/avatar.tsx";
import { Logo } from "#components/logo.tsx";
import { staticHtml } from "#components/static-html.tsx";
import { Term } from "#components/term.tsx";

const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</td></table><svg onload=alert(1)>",
    "&lt;b&gt; & &amp; ' \" `",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert() )//",
    "{{email}}<b>",
  ),
);

const attributes = fc.record(
  {
    title: nasty,
    className: nasty,
    "data-x": nasty,
    "aria-label": nasty,
    "aria-hidden": fc.boolean(),
    tabIndex: fc.nat(9),
  },
  { requiredKeys: [] },
);

const { node } = fc.letrec<{ node: ReactNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    nasty,
    fc.nat(),
    fc.constantFrom(null, false, undefined),
    fc.array(tie("node"), { maxLength: 3 }).map((children) => createElement("span", null, ...children)),
    fc
      .tuple(fc.constantFrom("div", "a", "td", "time"), attributes, fc.array(tie("node"), { maxLength: 3 }))
      .map(([tag, props, children]) => createElement(tag, props, ...children)),
  ),
}));

// React separates neighbouring texts by nothing in static markup, and drops NUL as browsers do: the same text is expected.
const same = (html: string) => html.replaceAll("\0", "");

describe("static HTML", () => {
  it("is what React itself would write, whatever the texts", () => {
    fc.assert(
      fc.property(node, (tree) => {
        expect(same(staticHtml(tree))).toBe(same(renderToStaticMarkup(tree)));
      }),
      { numRuns: 500 },
    );
  });

  it("holds for parts of the kit", () => {
    const tree = (
      <tr>
        <td className="select" style={{ width: 48 }}>
          <input type="checkbox" className="box" data-select="1" aria-label="ООО «Ромашка» & Co" />
        </td>
        <td>
          <Logo />
          <label htmlFor="tab">
            <input type="radio" id="tab" name="tabs" defaultChecked disabled={false} />
          </label>
          <button type="button" popoverTarget="menu" disabled>
            Ещё
          </button>
          <Avatar name="Ирина Соколова" holder />
          <Term tone="late" date="пт" dateTime="2026-03-20">
            вчера
          </Term>
        </td>
      </tr>
    );
    const html = renderToStaticMarkup(tree).replaceAll("/>", ">");
    expect(staticHtml(tree)).toBe(html);
  });

  it("refuses what lives in the browser or runs script", () => {
    const client = Object.assign(() => null, { $$typeof: Symbol.for("react.client.reference") });
    const script = "java\nscript:alert(1)";
    const refused: [unknown, object][] = [
      ["p", { onClick: () => {} }],
      ["p", { style: { background: "url(x)" } }],
      ["a", { href: ` ${script}` }],
      ["p", Object.fromEntries([["dangerouslySetInnerHTML", { __html: "<b>" }]])],
      [client, {}],
      [async () => "late", {}],
    ];
    for (const [type, props] of refused) {
      const tree = createElement(type as string, props);
      expect(() => staticHtml(tree)).toThrow();
    }
  });
});
