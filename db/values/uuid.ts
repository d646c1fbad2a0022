let lastMs = 0;
let counter = 0;

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/**
 * An id as the database's own `uuidv7()` gives it (RFC 9562): milliseconds, a counter that keeps the order within one of
 * them, and 62 bits of chance. For rows whose children are written in the same breath.
 */
export function uuidv7(): string {
  const now = Date.now();
  if (now > lastMs) [lastMs, counter] = [now, 0];
  else if (++counter > 0xfff) [lastMs, counter] = [lastMs + 1, 0];
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const time = hex(lastMs, 12);
  const chance = hex(low, 8);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${hex((high >>> 18) | 0x8000, 4)}-${hex(high & 0xffff, 4)}${chance}`;
}
