/** A name among other words: in quotes, unless it has some of its own. */
export const quoted = (name: string): string => (/[«"]/.test(name) ? name : `«${name}»`);
