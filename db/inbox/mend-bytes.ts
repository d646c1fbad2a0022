const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const recoded = (bytes: Uint8Array) => Buffer.from(new TextDecoder("windows-1251").decode(bytes), "utf8");

/** Where the head ends: behind the first empty line. */
function endOfHead(bytes: Buffer): number {
  const found = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")].filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : bytes.length;
}

/**
 * Old programs write Russian letters into a letter without saying in which charset. Read as windows-1251, as mail programs
 * do: the head where it is no UTF-8, and a body that names no charset at all.
 */
export function mendBytes(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const end = endOfHead(bytes);
  const [head, body] = [bytes.subarray(0, end), bytes.subarray(end)];
  const isNamed = /charset\s*=/i.test(bytes.toString("latin1"));
  const [badHead, badBody] = [!isUtf8(head), !isNamed && !isUtf8(body)];
  if (!badHead && !badBody) return bytes;
  return Buffer.concat([badHead ? recoded(head) : head, badBody ? recoded(body) : body]);
}
