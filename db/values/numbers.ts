/** How many digits a number has, as one sign: 1 to 9, then a to z. */
const sizeOf = (digits: string) => Math.min(digits.length, 35).toString(36);

/**
 * Puts before each number of a text how long it is, so that texts compared byte by byte stand in the order of their
 * numbers: “школа 2” → “школа 12”, “школа 10” → “школа 210”. Zeros in front follow behind, after a point: they tell
 * equal numbers apart and nothing more.
 */
export const sortableNumbers = (text: string): string =>
  text.replace(/0*(\d+)/g, (all, digits: string) => {
    const zeros = all.length - digits.length;
    return `${sizeOf(digits)}${digits}${zeros > 0 ? `.${"0".repeat(zeros)}` : ""}`;
  });
