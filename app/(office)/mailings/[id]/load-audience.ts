import { cache } from "react";
import { audienceOf } from "#db/mailings/queries.ts";

/** Counted once a request, for the falling counts and for the button. */
export const loadAudience = cache(audienceOf);
