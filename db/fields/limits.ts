/** Fields in use at once: a card with more of them is read by nobody. */
export const MOST_FIELDS = 40;
export const MOST_CHOICES = 100;
export const LONGEST_NAME = 60;
export const LONGEST_HINT = 200;
/** Short enough to stand in an index. */
export const LONGEST_TEXT = 500;
/** Above it a number of the browser is no longer exact to four decimals. */
export const LARGEST = 99_999_999_999;
export const DECIMALS = 4;
