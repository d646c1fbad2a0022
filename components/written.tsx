"use client";

import { useRouter } from "next/navigation";
import { type JSX, useEffect } from "react";
import { shelf } from "./shelf.ts";

/** What the document brought, by place: a page one comes back to is drawn from it again. */
const brought = new Map<string, string>();

function inDocument(place: string): string | null {
  const known = brought.get(place);
  if (known !== undefined) return known;
  const html = document.querySelector(`[data-place="${place}"]`)?.innerHTML ?? null;
  if (html !== null) brought.set(place, html);
  return html;
}

/** Empty only when the reader has gone and the shelf was cleared: nobody sees what is drawn then. */
const onShelf = (place: string) => shelf.get(place) ?? "";

const textAt = typeof document === "undefined" ? onShelf : inDocument;

type Props = Omit<JSX.IntrinsicElements["div"], "children"> & { as: "div" } & (
    | { html: string; place?: never }
    | { place: string; html?: never }
  );

/** What was not shown when the document came stands nowhere in it: asked for anew, the page brings it along. */
function AskedAgain() {
  const router = useRouter();
  useEffect(() => router.refresh(), [router]);
  return null;
}

/** An element with HTML from the server inside: handed over, or read where it stands in the document. */
export function Written({ as: Element, html, place, ...rest }: Props) {
  const text = place === undefined ? html : textAt(place);
  if (text === null) {
    return (
      <Element {...rest}>
        <AskedAgain />
      </Element>
    );
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by `staticHtml`, every text in it escaped
  return <Element {...rest} data-place={place} dangerouslySetInnerHTML={{ __html: text }} />;
}
