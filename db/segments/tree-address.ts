import { DEEPEST, type SegmentNode, type SegmentTree } from "#db/segments/tree.ts";

/** Longer addresses are refused on the way by proxies. */
const LONGEST = 6_000;

const joins = { "&": ["and", false], "|": ["or", false], "!&": ["and", true], "!|": ["or", true] } as const;
type Join = keyof typeof joins;
const isJoin = (word: unknown): word is Join => typeof word === "string" && Object.hasOwn(joins, word);

type Packed = readonly [word: string, ...rest: unknown[]];

function pack(node: SegmentNode): Packed {
  if (node.type === "condition") {
    const { field, operator, value } = node;
    return value === null ? [field, operator] : [field, operator, value];
  }
  const word = `${node.not ? "!" : ""}${node.join === "and" ? "&" : "|"}`;
  return [word, ...node.children.map(pack)];
}

function unpack(packed: unknown, depth: number): unknown {
  if (!Array.isArray(packed) || depth > DEEPEST + 1) return null;
  const [word, ...rest] = packed as unknown[];
  if (isJoin(word)) {
    const [join, not] = joins[word];
    return { type: "group", join, not, children: rest.map((child) => unpack(child, depth + 1)) };
  }
  const [operator, value = null] = rest;
  return { type: "condition", field: word, operator, value };
}

/** A tree as one parameter of an address: letters, digits, «-» and «_». */
export function encodeTree(tree: SegmentTree): string {
  const bytes = new TextEncoder().encode(JSON.stringify(pack(tree)));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** What stands in the parameter, not checked yet: for `segmentTree`. Null where it is no tree at all. */
export function decodeTree(text: string): unknown {
  if (text.length > LONGEST) return null;
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return unpack(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), 1);
  } catch {
    return null;
  }
}
