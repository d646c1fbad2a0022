/** What is kept, by what is inside. `endings`: how such a file may be called; the first is given to one without an ending. */
export const fileTypes = {
  pdf: { media: "application/pdf", endings: ["pdf"] },
  png: { media: "image/png", endings: ["png"] },
  jpeg: { media: "image/jpeg", endings: ["jpg", "jpeg", "jfif"] },
  gif: { media: "image/gif", endings: ["gif"] },
  webp: { media: "image/webp", endings: ["webp"] },
  heic: { media: "image/heic", endings: ["heic", "heif"] },
  tiff: { media: "image/tiff", endings: ["tif", "tiff"] },
  docx: {
    media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
  },
  xlsx: { media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
  pptx: {
    media: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    endings: ["pptx"],
  },
  odf: { media: "application/vnd.oasis.opendocument", endings: ["odt", "ods", "odp"] },
  zip: { media: "application/zip", endings: ["zip"] },
  office97: { media: "application/x-ole-storage", endings: ["doc", "xls", "ppt", "msg"] },
  rtf: { media: "application/rtf", endings: ["rtf"] },
  text: { media: "text/plain; charset=utf-8", endings: ["txt", "csv", "tsv", "md", "log"] },
  mp3: { media: "audio/mpeg", endings: ["mp3"] },
  wav: { media: "audio/wav", endings: ["wav"] },
  ogg: { media: "audio/ogg", endings: ["ogg", "opus", "oga"] },
  mp4: { media: "video/mp4", endings: ["mp4", "m4a", "mov"] },
} satisfies Record<string, { media: string; endings: readonly string[] }>;

export type FileType = keyof typeof fileTypes;

/** One sign a byte. TextDecoder knows no such charset: by «latin1» it means windows-1252. */
const latin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

function starts(bytes: Uint8Array, sign: string, at = 0): boolean {
  return latin(bytes.subarray(at, at + sign.length)) === sign;
}

const signs: readonly [FileType, (bytes: Uint8Array) => boolean][] = [
  ["pdf", (b) => starts(b, "%PDF-")],
  ["png", (b) => starts(b, "\x89PNG\r\n\x1a\n")],
  ["jpeg", (b) => starts(b, "\xff\xd8\xff")],
  ["gif", (b) => starts(b, "GIF87a") || starts(b, "GIF89a")],
  ["webp", (b) => starts(b, "RIFF") && starts(b, "WEBP", 8)],
  ["wav", (b) => starts(b, "RIFF") && starts(b, "WAVE", 8)],
  ["heic", (b) => starts(b, "ftyp", 4) && /^(heic|heix|mif1|msf1)/.test(latin(b.subarray(8, 12)))],
  [
    "mp4",
    (b) =>
      starts(b, "ftyp", 4) &&
      /^(isom|iso\d|mp4\d|M4A |M4V |qt {2}|avc1|3gp\d)/.test(latin(b.subarray(8, 12))),
  ],
  ["tiff", (b) => starts(b, "II*\0") || starts(b, "MM\0*")],
  ["office97", (b) => starts(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
  ["rtf", (b) => starts(b, "{\\rtf")],
  ["ogg", (b) => starts(b, "OggS")],
  ["mp3", (b) => starts(b, "ID3") || (b[0] === 0xff && ((b[1] ?? 0) & 0xe6) === 0xe2)],
];

/** A zip by the names of what lies in it, read from the front of each entry; null when a program lies in it. */
function zipType(bytes: Uint8Array): FileType | null {
  const text = latin(bytes);
  if (starts(bytes, "mimetypeapplication/vnd.oasis.opendocument.", 30)) return "odf";
  if (/META-INF\/MANIFEST\.MF|AndroidManifest\.xml/.test(text)) return null;
  if (!text.includes("[Content_Types].xml")) return "zip";
  if (text.includes("vbaProject.bin")) return null;
  if (text.includes("word/")) return "docx";
  if (text.includes("xl/")) return "xlsx";
  return text.includes("ppt/") ? "pptx" : "zip";
}

/** What a browser or a shell would run although it looks like a text. */
const RUNS =
  /^\s*(?:#!|<\?(?:php|xml)|<!doctype|<!--)|<\s*(?:html|head|body|script|svg|iframe|object|embed|img|meta|link)\b|javascript:|^\s*(?:@echo|set-executionpolicy|param\s*\()/im;

function isPlainText(bytes: Uint8Array): boolean {
  // Texts of Russian Excel come in windows-1251: any byte may be a letter there, but no control may.
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return false;
  return !RUNS.test(latin(bytes));
}

/** What the bytes are, by their first ones and not by any name; null: nothing that is kept. */
export function typeOf(bytes: Uint8Array): FileType | null {
  const found = signs.find(([, fits]) => fits(bytes))?.[0];
  if (found) return found;
  if (starts(bytes, "PK\x03\x04")) return zipType(bytes);
  return isPlainText(bytes) ? "text" : null;
}

/** «akt.PDF» → «pdf»; empty without an ending. */
export const endingOf = (name: string): string => /\.([^.\s]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? "";

/** May a file of this kind be called so? A name without an ending promises nothing. */
export function fits(name: string, type: FileType): boolean {
  const ending = endingOf(name);
  const endings: readonly string[] = fileTypes[type].endings;
  return ending === "" || endings.includes(ending);
}
