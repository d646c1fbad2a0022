import { gzipSync } from "node:zlib";

/** Gzipped bytes of all script a page asks for at once: the tags in its HTML, lazy parts left out. */
export async function scriptBytes(url: string, headers: Record<string, string> = {}): Promise<number> {
  const html = await (await fetch(url, { headers })).text();
  const sources = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)].map((match) => match[1] as string),
  );
  let bytes = 0;
  for (const source of sources) {
    if (
      /noModule|nomodule/.test(
        html.slice(html.indexOf(source) - 40, html.indexOf(source) + source.length + 40),
      )
    )
      continue;
    const script = await (await fetch(new URL(source, url))).arrayBuffer();
    bytes += gzipSync(new Uint8Array(script)).length;
  }
  return bytes;
}
