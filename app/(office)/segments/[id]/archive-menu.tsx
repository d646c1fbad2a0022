"use client";

import { ArchiveMenu, type ArchiveProps } from "#app/(office)/archive-menu.tsx";
import { archive, restore } from "../actions.ts";

export function SegmentMenu(props: ArchiveProps) {
  return <ArchiveMenu menuId="segment-more" archive={archive} restore={restore} {...props} />;
}
