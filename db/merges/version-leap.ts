/**
 * By how much a merge raises versions. An undo puts the old number back, and edits go on from there: a form that was
 * opened on the merged card must never pass for one of these.
 */
export const LEAP = 100_000;
