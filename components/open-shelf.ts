import { cache } from "react";
import { shelf } from "./shelf.ts";

const request = cache(() => ({ places: null as string[] | null }));

let last = 0;
/** Shorter texts, in signs, are not worth a place. */
const SHORT = 400;

/**
 * Call it when the answer is a whole document. What is shelved from then on stands in its HTML and is not told to the
 * browser a second time. The returned function clears the shelf and closes it, for a page may still be drawn when its
 * reader has gone already; call it when the answer has gone.
 */
export function openShelf(): () => void {
  const here = request();
  const places: string[] = [];
  here.places = places;
  return () => {
    here.places = null;
    for (const place of places) shelf.delete(place);
  };
}

/** The place of a text of HTML on the shelf; null when the text has to travel with the page. */
export function shelve(html: string): string | null {
  const { places } = request();
  if (places === null || html.length < SHORT) return null;
  last += 1;
  const place = last.toString(36);
  places.push(place);
  shelf.set(place, html);
  return place;
}
