/** Text that is HTML already; everything else is escaped where it is put in. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | undefined | false | readonly Part[];

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(written).join("");
  return String(part).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

/**
 * Pages for people without an account are plain HTML: a page of the framework would bring 135 kB of script. What is
 * put into the template is escaped, in text and in quoted attributes alike: an attribute without quotes is not safe.
 */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(pieces.reduce((text, piece, i) => text + written(parts[i - 1]) + piece));
}
