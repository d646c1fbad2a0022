const LOCAL = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = `(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})`;
const WHOLE = new RegExp(`^${LOCAL}@${DOMAIN}$`, "i");
const WHOLE_IDN = /^[^\s@"(),:;<>[\\\]]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u;

/** Whether it is one address to write to: RFC 5321 lengths, no quoted local part, names of domains in Cyrillic allowed. */
export function isEmail(s: string): boolean {
  const at = s.lastIndexOf("@");
  if (s.length > 254 || at < 1 || at > 64) return false;
  if (WHOLE.test(s)) return true;
  const domain = s.slice(at + 1);
  return (
    /\p{Script=Cyrillic}\./u.test(domain) &&
    !/[a-z]/i.test(domain) &&
    /^[\x21-\x7e]+$/.test(s.slice(0, at)) &&
    WHOLE_IDN.test(s)
  );
}

/** The form by which two addresses are one and the same: lower case, no spaces around. */
export function emailKey(s: string): string {
  return s.trim().toLowerCase();
}

const TWINS: Record<string, string> = {
  а: "a",
  в: "b",
  с: "c",
  е: "e",
  н: "h",
  к: "k",
  м: "m",
  о: "o",
  р: "p",
  т: "t",
  х: "x",
  у: "y",
};
const SHAPE = /^[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+$/;
const FOUND =
  /[a-z0-9авсенкмортху._+-]{1,64}@[a-z0-9авсенкмортху-]{1,63}(?:\.[a-z0-9авсенкмортху-]{1,63}){1,8}/gi;

/**
 * Addresses of a cell in order, lower case, as they are written there: whether one can be written to says `isEmail`.
 * Separators, labels («E-mail:») and names of sites are skipped. Russian letters that look Latin are repaired («direсtor@…» with a Russian с). Nothing else is guessed: an
 * address with a space inside or a comma for a point stays in `rest`, to be shown as a problem of the cell.
 */
export function parseEmails(cell: string): { emails: string[]; rest: string } {
  const emails: string[] = [];
  const rest = cell
    .normalize("NFKC")
    .replace(FOUND, (piece) => {
      const latin = [...piece.toLowerCase()]
        .map((c) => TWINS[c] ?? c)
        .join("")
        .replace(/^[.-]+/, "");
      if (!SHAPE.test(latin)) return piece;
      emails.push(latin);
      return " ";
    })
    .replace(/\s+/g, " ")
    .replace(/^[\s,;]+|[\s,;]+$/g, "");
  return { emails, rest: /[\p{L}\p{N}@]/u.test(rest) ? rest : "" };
}
