import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lucideNames } from "./icon-names.ts";

type Node = [tag: string, attributes: Record<string, string | number>];

const stages: Record<string, string> = {
  "stage-0": '<circle cx="12" cy="12" r="9" stroke-dasharray="2.2 3.45"/>',
  "stage-1": '<circle cx="12" cy="12" r="9"/>',
  "stage-2":
    '<circle cx="12" cy="12" r="9"/><path d="M12 12V7a5 5 0 0 1 0 10z" fill="currentColor" stroke="none"/>',
  "stage-3":
    '<circle cx="12" cy="12" r="9"/><path d="M12 12V7a5 5 0 1 1-5 5z" fill="currentColor" stroke="none"/>',
  "stage-4":
    '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="5" fill="currentColor" stroke="none"/>',
  "stage-5": '<circle cx="12" cy="12" r="9"/><path d="m8.5 12.2 2.4 2.4 4.6-5"/>',
  "stage-6":
    '<path fill="currentColor" fill-rule="evenodd" stroke="none" d="M2 12a10 10 0 1 1 20 0 10 10 0 0 1-20 0Zm15.1-3.1a1.1 1.1 0 0 0-1.55 0l-4.75 4.7-2-2a1.1 1.1 0 0 0-1.55 1.55l2.78 2.78a1.1 1.1 0 0 0 1.55 0l5.52-5.48a1.1 1.1 0 0 0 0-1.55Z"/>',
  "stage-lost": '<circle cx="12" cy="12" r="9"/><path d="m9 15 6-6"/>',
  "stage-wait": '<circle cx="12" cy="12" r="9"/><path d="M10 9.5v5M14 9.5v5"/>',
};

/** Familiar names whose drawing lucide keeps under another. */
const renamed: Partial<Record<string, string>> = {
  "building-2": "building-complex",
  "circle-alert": "circle-exclamation-point",
  history: "rotate-ccw-clock",
  "trash-2": "trash",
  "triangle-alert": "triangle-exclamation-point",
};

/** The drawing of one lucide icon, read from its module so that nothing of React is needed. */
async function lucide(name: string): Promise<string> {
  const { __iconData } = (await import(`lucide-react/icons/${renamed[name] ?? name}`)) as {
    __iconData: { node: Node[] };
  };
  return __iconData.node
    .map(([tag, { key: _, ...attributes }]) => {
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
      return `<${tag}${written.join("")}/>`;
    })
    .join("");
}

/** The sprite's text: one file, cached for good, instead of drawings repeated in every row. */
export async function iconSprite(): Promise<string> {
  const drawn = await Promise.all(lucideNames.map(async (name) => [name, await lucide(name)] as const));
  const symbols = [...drawn, ...Object.entries(stages)].map(
    ([name, body]) => `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`,
  );
  const licence = "<!-- lucide (ISC, lucide.dev); stage-* are ours -->";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><title>Icons</title>${licence}\n${symbols.join("\n")}\n</svg>\n`;
}

const path = fileURLToPath(new URL("./icons.svg", import.meta.url));

/** The sprite as it stands in the repository. */
export function storedSprite(): string {
  return readFileSync(path, "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(path, await iconSprite());
