import { Fragment, isValidElement, type JSX, type ReactNode } from "react";
import { shelve } from "./open-shelf.ts";
import { Written } from "./written.tsx";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const escaped = (text: string) =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "") : text;

const voids = new Set(["br", "col", "hr", "img", "input", "wbr"]);
const renamed: Record<string, string> = {
  className: "class",
  defaultChecked: "checked",
  htmlFor: "for",
  strokeLinecap: "stroke-linecap",
  strokeLinejoin: "stroke-linejoin",
  strokeWidth: "stroke-width",
  tabIndex: "tabindex",
};
const spelled = /^(aria|data)-/;

/** As the browser reads the address, which forgives spaces and line ends inside the word. */
const isScript = (href: string) =>
  href.includes(":") && URL.parse(href, "http://a")?.protocol === "javascript:";

/** Widths in pixels are all that a style may say here. */
const styleOf = (style: Record<string, unknown>) =>
  Object.entries(style)
    .map(([name, value]) => {
      if (name !== "width" || typeof value !== "number")
        throw new Error("Only a width can stand in static HTML");
      return `width:${value}px`;
    })
    .join(";");

function attributes(props: Record<string, unknown>): string {
  let text = "";
  for (const name in props) {
    const value = props[name];
    if (name === "children" || value === undefined || value === null) continue;
    if (name === "style") {
      text += ` style="${styleOf(value as Record<string, unknown>)}"`;
      continue;
    }
    if (name === "ref" || name === "dangerouslySetInnerHTML" || typeof value === "function") {
      throw new Error(`${name} cannot stand in static HTML`);
    }
    if (name === "href" && isScript(String(value))) throw new Error("A link that runs script.");
    const written = renamed[name] ?? name;
    if (typeof value === "boolean" && !spelled.test(name)) {
      if (value) text += ` ${written}=""`;
    } else text += ` ${written}="${escaped(String(value))}"`;
  }
  return text;
}

/**
 * Plain elements as a text of HTML, escaped as React does. Components are called at once, so they may be neither
 * asynchronous nor client ones: what lives in the browser cannot stand here, and throws.
 */
export function staticHtml(node: ReactNode): string {
  if (typeof node === "string") return escaped(node);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) {
    let text = "";
    for (const one of node) text += staticHtml(one as ReactNode);
    return text;
  }
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error("Not a plain element.");
  const { type, props } = node;
  const children = props.children as ReactNode;
  if (type === Fragment) return staticHtml(children);
  if (typeof type === "string") {
    const open = `<${type}${attributes(props)}>`;
    return voids.has(type) ? open : `${open}${staticHtml(children)}</${type}>`;
  }
  if (typeof type !== "function" || "$$typeof" in type)
    throw new Error("Only plain components make static HTML.");
  return staticHtml((type as (props: object) => ReactNode)(props));
}

type Tag = "div" | "dl" | "fieldset" | "header" | "nav" | "ol" | "span" | "table" | "ul";
type Props = JSX.IntrinsicElements["div"] & { as: Tag; children: ReactNode };

/**
 * Many plain rows, written once as HTML. React would otherwise carry each of their elements three times: into the
 * payload of the page, through the server's rendering and into the browser's tree, though none of them ever changes.
 */
export function Static({ as, children, ...rest }: Props) {
  const html = staticHtml(children);
  const place = shelve(html);
  // Of the tags that can stand here all take the attributes of a plain element.
  const element = { ...rest, as: as as "div" };
  return place === null ? <Written {...element} html={html} /> : <Written {...element} place={place} />;
}
