import { FileFault } from "./file-fault.ts";

/** More than any honest row or string of a workbook holds. */
const LONGEST = 16 * 1024 * 1024;

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Text as the writer meant it. Only the five entities of XML and numbers are known: one that a file declares by itself
 * stays as it is written, so that nothing is expanded or fetched.
 */
export function xmlText(raw: string): string {
  const plain = raw.includes("&")
    ? raw.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
        (whole, hex: string | undefined, number: string | undefined, name: string | undefined) => {
          if (name) return NAMED[name.toLowerCase()] ?? whole;
          const code = hex ? Number.parseInt(hex, 16) : Number(number);
          return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
        },
      )
    : raw;
  // Excel writes signs that XML forbids as «_x000D_».
  return plain.includes("_x")
    ? plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}

const patterns = new Map<string, RegExp>();

/** Made once: a workbook asks for the same attribute a million times. */
function patternOf(key: string, make: () => RegExp): RegExp {
  let pattern = patterns.get(key);
  if (!pattern) {
    pattern = make();
    patterns.set(key, pattern);
  }
  pattern.lastIndex = 0;
  return pattern;
}

/** The value of an attribute in the opening tag. */
export function attribute(tag: string, name: string): string | undefined {
  const pattern = patternOf(
    `@${name}`,
    () => new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`),
  );
  const found = pattern.exec(tag);
  return found ? xmlText(found[1] ?? found[2] ?? "") : undefined;
}

export interface Element {
  /** What stands in the opening tag after the name. */
  tag: string;
  inner: string;
}

/**
 * The elements `name` of a document, one by one as it comes. A prefix of the namespace («x:row») is allowed.
 * They must not stand in one another, as rows and strings of a workbook do not.
 */
export async function* elements(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Element[]> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of source) {
    text += decoder.decode(piece, { stream: true });
    const { found, rest } = cut(text, name);
    text = rest;
    if (text.length > LONGEST) throw new FileFault("unpacks_too_large");
    if (found.length > 0) yield found;
  }
  const { found } = cut(text + decoder.decode(), name);
  if (found.length > 0) yield found;
}

/** The whole elements of a piece of text, and what is left of it from the first one that is not whole. */
export function cut(text: string, name: string): { found: Element[]; rest: string } {
  const found: Element[] = [];
  const opening = patternOf(name, () => new RegExp(`<((?:[A-Za-z_][\\w.-]*:)?${name})(?=[\\s/>])`, "g"));
  let end = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const tagEnd = text.indexOf(">", opening.lastIndex);
    if (tagEnd < 0) return { found, rest: text.slice(match.index) };
    const tag = text.slice(opening.lastIndex, tagEnd);
    if (tag.endsWith("/")) {
      found.push({ tag: tag.slice(0, -1), inner: "" });
      end = tagEnd + 1;
    } else {
      const closing = `</${match[1]}>`;
      const close = text.indexOf(closing, tagEnd);
      if (close < 0) return { found, rest: text.slice(match.index) };
      found.push({ tag, inner: text.slice(tagEnd + 1, close) });
      end = close + closing.length;
    }
    opening.lastIndex = end;
  }
  // An opening may be cut in two by the end of the piece.
  return { found, rest: text.slice(Math.max(end, text.lastIndexOf("<"))) };
}
