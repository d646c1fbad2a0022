"use client";

import { ArchiveMenu, type ArchiveProps } from "../../archive-menu.tsx";
import { archiveMailing, restoreMailing } from "../../mailings/actions.ts";

/** «Ещё» of a survey that was not sent: thrown away with its letter, by the letter's version. */
export function CampaignMenu(props: ArchiveProps) {
  return <ArchiveMenu menuId="survey-more" archive={archiveMailing} restore={restoreMailing} {...props} />;
}
