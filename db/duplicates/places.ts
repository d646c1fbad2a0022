import { searchKey } from "#db/values/search.ts";

/** Kinds of streets, houses and settlements, in the letters of `searchKey`: they tell no address from another. */
const KINDS = new Set(
  (
    "ul ulitsa pr prt prospekt prosp per pereulok pl ploschad sh shosse nab naberezhnaya bulvar bulv blvr br proezd trakt tup tupik mkr " +
    "mikrorayon kvartal g gor gorod pos poselok pgt s selo d dom der derevnya st stantsiya obl oblast kray rn rayon resp respublika rossiya rf " +
    "of ofis kv kvartira pom pomeschenie kom komnata korp korpus str stroenie lit litera vl vladenie et etazh podezd " +
    "street str ave avenue av rd road blvd blv boulevard dr drive ln lane pkwy parkway hwy highway way court ct place plaza sq square " +
    "apt suite ste floor no near between bet off at and in the"
  ).split(" "),
);
/** A post code says less than the street and is left out as often as not. */
const isPostCode = (word: string) => /^\d{6}$/.test(word);
/** «10th», «4a», «12-й»: the number with what belongs to it. */
const asNumber = (word: string) => word.replace(/^(\d+)(?:st|nd|rd|th|y|ya|go)$/, "$1");

/** The words of an address that tell it from others: names of streets, numbers of houses. */
export function addressKey(address: string): string {
  const apart = searchKey(address).split(" ");
  return apart
    .filter((word) => !KINDS.has(word) && !isPostCode(word))
    .map(asNumber)
    .join(" ");
}
