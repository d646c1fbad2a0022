/** A trade of clients: how they are named, where their units hang, who speaks for them. */
export interface Trade {
  key: TradeKey;
  /** Stands before the name; without it the legal form does. */
  title: string | null;
  form: string;
  names: readonly string[];
  /** «где», said of a room of theirs. */
  rooms: readonly string[];
  /** Positions in the order of the decision: who begins, who influences, who decides, who pays. */
  people: readonly string[];
  /** How often such a client is class A, B (the rest are C). */
  weight: readonly [number, number];
}

export type TradeKey =
  | "hotel"
  | "cafe"
  | "clinic"
  | "school"
  | "kindergarten"
  | "hospital"
  | "plant"
  | "food"
  | "centre"
  | "office"
  | "builder"
  | "shop"
  | "sport"
  | "stock"
  | "culture"
  | "homeowners"
  | "garage"
  | "farm"
  | "print";
