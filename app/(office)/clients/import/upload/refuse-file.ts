import { NextResponse } from "next/server";
import { FileFault, type FileFaultCode, fileFaults } from "#db/imports/file/file-fault.ts";
import { inspectFile } from "#db/imports/file/inspect-file.ts";
import { type Locale, say, typo } from "#db/values/text.ts";

/** The answer to a file that can be seen to be no table, with the reason in the user's words; null when it may pass. */
export function refuseFile(bytes: Uint8Array, locale: Locale): Response | null {
  try {
    inspectFile(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return faultAnswer(error.code, locale);
  }
}

export function faultAnswer(fault: FileFaultCode, locale: Locale): Response {
  const tooLarge = fault === "too_large";
  return NextResponse.json(
    {
      ok: false,
      code: tooLarge ? "file_too_large" : "file_unreadable",
      message: typo(say(fileFaults[fault], locale), locale),
      details: { fault },
    },
    { status: tooLarge ? 413 : 422, headers: { "cache-control": "private, no-store" } },
  );
}
