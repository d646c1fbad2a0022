import type { BeforeImage } from "./kinds/clients/before-image.ts";
import type { PersonImage } from "./kinds/contacts/person-image.ts";

/** What one row of a file wrote: enough to take it back. */
export interface RowImage extends Partial<BeforeImage> {
  /** The record that the row made: a purchase with all its lines, a payment, a talk. */
  record?: string;
  /** Products that its order was the first to name. */
  products?: string[];
  person?: PersonImage;
}
