const BREAKS = new Set([
  "br",
  "p",
  "div",
  "tr",
  "li",
  "ul",
  "ol",
  "table",
  "blockquote",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
]);
const UNREAD = ["script", "style", "head", "title", "template"];

const ENTITIES: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", laquo: "«", raquo: "»", mdash: "—" },
  ...{ ndash: "–", hellip: "…", bdquo: "„", ldquo: "“", rdquo: "”", euro: "€", copy: "©", numero: "№" },
};

function entity(written: string, name: string): string {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? written;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : written;
}

/** What a reader of an HTML letter sees of its words. Each sign is looked at once: a hostile page costs no more than its length. */
export function textOfHtml(html: string): string {
  const lower = html.toLowerCase();
  let text = "";
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) break;
    text += html.slice(at, open).replace(/\s+/g, " ");
    const isComment = lower.startsWith("<!--", open);
    const close = isComment ? lower.indexOf("-->", open) : html.indexOf(">", open);
    if (close < 0) return finish(text);
    const name = /^<\/?([a-z0-9]+)/.exec(lower.slice(open, open + 20))?.[1] ?? "";
    at = close + (isComment ? 3 : 1);
    if (BREAKS.has(name)) text += "\n";
    else if (name === "td" || name === "th") text += " ";
    if (!UNREAD.includes(name) || lower[open + 1] === "/") continue;
    const end = lower.indexOf(`</${name}`, at);
    if (end < 0) return finish(text);
    at = end;
  }
  return finish(text + html.slice(at).replace(/\s+/g, " "));
}

const finish = (text: string) =>
  text
    .replace(/&(#x?[0-9a-f]{1,8}|[a-z]{2,8});/gi, entity)
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
