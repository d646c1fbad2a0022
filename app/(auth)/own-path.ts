const start = "/today";
// Any origin will do: only whether the path stays on it counts.
const here = "http://here.invalid";

/** Where to go after the sign-in: a path of our own, or today. A link must not lead through it to a foreign site. */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return start;
  // Read as a browser does: it takes `/\x` for `//x`, and drops tabs and line ends before looking.
  const url = URL.parse(next, here);
  if (url?.origin !== here || url.pathname.startsWith("//")) return start;
  return url.pathname + url.search + url.hash;
}
