/** Pixels: narrower a column says nothing, wider it leaves no room. */
export const NARROWEST = 48;
export const WIDEST = 640;
