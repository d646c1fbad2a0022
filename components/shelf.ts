/** HTML on its way from the components of the server to its rendering of the page, which are two graphs of modules. */
const key = Symbol.for("slovo.shelf");
const known = globalThis as { [key]?: Map<string, string> };
known[key] ??= new Map();

export const shelf: Map<string, string> = known[key];
