"use client";

import { ArchiveMenu, type ArchiveProps } from "#app/(office)/archive-menu.tsx";
import { archive, restore } from "../actions.ts";

export function CardMenu(props: ArchiveProps) {
  return <ArchiveMenu menuId="card-more" archive={archive} restore={restore} {...props} />;
}
