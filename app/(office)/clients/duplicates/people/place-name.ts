const PREFIX = "place:";

/** How the form calls the choice of whose place with a client stands. */
export const placeName = (clientId: string) => `${PREFIX}${clientId}`;
export const readPlaceName = (name: string) =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
