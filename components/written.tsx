"use client";

import type { JSX } from "react";
import { shelf } from "./shelf.ts";

/** What the document brought, by place: a page one comes back to is drawn from it again. */
const brought = new Map<string, string>();

function inDocument(place: string): string {
  const known = brought.get(place);
  if (known !== undefined) return known;
  const html = document.querySelector(`[data-place="${place}"]`)?.innerHTML ?? "";
  brought.set(place, html);
  return html;
}

/** Empty only when the reader has gone and the shelf was cleared: nobody sees what is drawn then. */
const onShelf = (place: string) => shelf.get(place) ?? "";

const textAt = typeof document === "undefined" ? onShelf : inDocument;

type Props = Omit<JSX.IntrinsicElements["div"], "children"> & { as: "div" } & (
    | { html: string; place?: never }
    | { place: string; html?: never }
  );

/** An element with HTML from the server inside: handed over, or read where it stands in the document. */
export function Written({ as: Element, html, place, ...rest }: Props) {
  const text = place === undefined ? html : textAt(place);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by `staticHtml`, every text in it escaped
  return <Element {...rest} data-place={place} dangerouslySetInnerHTML={{ __html: text }} />;
}
