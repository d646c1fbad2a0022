import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { segmentTree } from "#db/segments/input.ts";
import { previewSegment } from "../preview.ts";

/** The size and the first clients of a tree that is not saved yet. It reads only; a tree is too long for an address. */
export const POST = apiRoute(
  "segment.view",
  z.strictObject({ tree: segmentTree }),
  (tx, actor, { tree }, now) => previewSegment(actor, tree, now, tx),
);
