const oneAddress = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]{1,255}$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what would start a second header
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Exactly one address: nothing that a mail server could read as two, or as the next command. */
export function isOneAddress(address: string): boolean {
  return oneAddress.test(address) && headerText(address) === address;
}

/** Header text on one line. */
export function headerText(text: string): string {
  return text.replace(controls, " ").trim();
}
