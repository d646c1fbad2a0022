/**
 * Letters missing, added, wrong or swapped with the next one (optimal string alignment distance). Counting stops when
 * more than `most` are certain: the answer is then some number above it.
 */
export function slips(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [
    new Uint16Array(b.length + 1),
    Uint16Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  const at = (row: Uint16Array, place: number) => row[place] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(b.length + 1).fill(i, 0, 1);
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const wrong = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(at(last, j) + 1, at(row, j - 1) + 1, wrong, swapped ? at(before, j - 2) + 1 : wrong);
      least = Math.min(least, at(row, j));
    }
    if (least > most) return least;
    [before, last] = [last, row];
  }
  return at(last, b.length);
}
