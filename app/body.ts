import { Refused } from "#db/errors.ts";

/** What a stranger's form may weigh, and of how many fields it may be: taking apart a million holds up everybody. */
const MOST_BYTES = 256 * 1024;
const MOST_FIELDS = 200;

/** The body as it came, given up at the limit, whether it says how large it is or not. */
async function bytesOf(request: Request, most = MOST_BYTES): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw new Refused("body_too_large");
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of request.body ?? []) {
    read += chunk.byteLength;
    if (read > most) throw new Refused("body_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const typeOf = (request: Request) => request.headers.get("content-type") ?? "";

export const isJson = (request: Request) => typeOf(request).startsWith("application/json");

/**
 * The fields of a stranger's form, or none when the body is no form.
 * @throws Refused `body_too_large`
 */
export async function formOf(request: Request): Promise<FormData | URLSearchParams> {
  const body = await bytesOf(request);
  const type = typeOf(request);
  if (type.startsWith("application/x-www-form-urlencoded")) {
    const text = body.toString("utf8");
    // Counted before they are taken apart.
    if (text.split("&", MOST_FIELDS + 1).length > MOST_FIELDS) throw new Refused("body_too_large");
    return new URLSearchParams(text);
  }
  // Each field of another form weighs more.
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => new FormData());
  if ([...form.keys()].length > MOST_FIELDS) throw new Refused("body_too_large");
  return form;
}

/**
 * What a stranger posted as JSON; an empty object when it is none.
 * @throws Refused `body_too_large`
 */
export async function jsonOf(request: Request): Promise<object> {
  const text = (await bytesOf(request)).toString("utf8");
  try {
    const given = JSON.parse(text) as unknown;
    return typeof given === "object" && given !== null ? given : {};
  } catch {
    return {};
  }
}

/**
 * The JSON object that a program posted.
 * @throws Refused `body_too_large`, `body_not_json`
 */
export async function objectOf(request: Request, most: number): Promise<object> {
  const text = (await bytesOf(request, most)).toString("utf8");
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Refused("body_not_json");
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw new Refused("body_not_json");
  return given;
}
