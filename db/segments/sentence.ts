import type { SegmentNames } from "#db/segments/names.ts";
import type { Grammar, Phrase } from "#db/segments/phrases.ts";
import { english } from "#db/segments/phrases-en.ts";
import { ownPhrase } from "#db/segments/phrases-own.ts";
import { russian } from "#db/segments/phrases-ru.ts";
import type { SegmentField } from "#db/segments/registry.ts";
import { simplify } from "#db/segments/simplify.ts";
import type { SegmentCondition, SegmentGroup, SegmentNode, SegmentTree } from "#db/segments/tree.ts";
import type { Locale } from "#db/values/text.ts";
import { NBSP } from "#db/values/typo.ts";

/** A piece of the sentence; a token is the words of one condition. */
export interface SentencePart {
  text: string;
  token: boolean;
}

const grammars: Record<Locale, Grammar> = { ru: russian, en: english };

const plain = (text: string): SentencePart => ({ text, token: false });
const token = (text: string): SentencePart => ({ text, token: true });
const led = (pronoun: string, text: string) =>
  pronoun ? [plain(`${pronoun} `), token(text)] : [token(text)];

/** «A, B и C» of pieces. */
function series(items: readonly SentencePart[][], word: string): SentencePart[] {
  return items.flatMap((item, i) => {
    if (i === 0) return item;
    return [plain(i === items.length - 1 ? ` ${word} ` : ", "), ...item];
  });
}

/** «A или B или C»: a bare comma among choices is read as «и» where clauses are joined by commas too. */
const choices = (items: readonly SentencePart[][], or: string): SentencePart[] =>
  items.flatMap((item, i) => (i === 0 ? item : [plain(` ${or} `), ...item]));

class Teller {
  constructor(
    private readonly grammar: Grammar,
    private readonly names: SegmentNames,
    private readonly locale: Locale,
  ) {}

  private phrase(node: SegmentCondition): Phrase {
    const own = ownPhrase(node, this.names, this.locale);
    return own ?? this.grammar.phrases[node.field as SegmentField](node, this.names);
  }

  whole(node: SegmentNode): SentencePart[] {
    const { everyone, except } = this.grammar;
    if (node.type === "condition") return this.all([node]);
    if (node.children.length === 0) return [plain(everyone)];
    if (node.not) return [plain(everyone + except), ...this.who({ ...node, not: false })];
    return node.join === "and" ? this.all(node.children) : this.some(node.children);
  }

  /** Everything must hold: attributes, clauses, then narrower groups, then those who are left out. */
  private all(nodes: readonly SegmentNode[]): SentencePart[] {
    const { clients, everyone, and, ofThem, ofThese, except, exceptAlso } = this.grammar;
    const { attributes, clauses, groups, exceptions } = this.sorted(nodes);
    const isBare = attributes.length + clauses.length + groups.length === 0;
    return [
      plain(isBare ? everyone : clients),
      ...attributes.flatMap(({ attribute }) => [plain(" "), token(attribute)]),
      ...this.clauses(clauses, and),
      ...groups.flatMap((group, i) => [plain(i === 0 ? ofThem : ofThese), ...this.who(group)]),
      ...exceptions.flatMap((group, i) => [
        plain(i === 0 ? except : exceptAlso),
        ...this.who({ ...group, not: false }),
      ]),
    ];
  }

  /** One thing must hold: those, and also those. */
  private some(nodes: readonly SegmentNode[]): SentencePart[] {
    const { clients, everyone, or, orThose, except, alsoThose, alsoAllExcept } = this.grammar;
    const { attributes, clauses, groups, exceptions } = this.sorted(nodes);
    const who = (group: SegmentGroup) => this.who({ ...group, not: false });
    const parts: SentencePart[] = [];
    if (attributes.length > 0) {
      const items = attributes.map(({ attribute }) => [token(attribute)]);
      parts.push(plain(`${clients} `), ...choices(items, or));
      const those = clauses.map(({ pronoun, text }) => led(pronoun.who, text));
      if (clauses.length > 0) parts.push(plain(orThose), ...choices(those, or));
    } else if (clauses.length > 0) parts.push(plain(clients), ...this.clauses(clauses, or, choices));
    for (const group of groups) {
      if (parts.length === 0) parts.push(...this.all(group.children));
      else parts.push(plain(alsoThose), ...who(group));
    }
    for (const group of exceptions) {
      parts.push(plain(parts.length === 0 ? everyone + except : alsoAllExcept), ...who(group));
    }
    return parts;
  }

  private clauses(clauses: readonly Phrase[], word: string, joined = series): SentencePart[] {
    if (clauses.length === 0) return [];
    const items = clauses.map(({ pronoun, text }) => led(pronoun.relative, text));
    return [plain(", "), ...joined(items, word)];
  }

  /** After «те»: «кто класса C или у кого нет почты»; groups within stand in brackets. */
  private who(node: SegmentNode): SentencePart[] {
    if (node.type === "condition") {
      const { pronoun, text } = this.phrase(node);
      return led(pronoun.who, text);
    }
    if (node.not) return [plain(this.grammar.notOfThose), ...this.who({ ...node, not: false })];
    const items = node.children.map((child) => {
      const said = this.who(child);
      return child.type === "group" ? [plain("("), ...said, plain(")")] : said;
    });
    return (node.join === "or" ? choices : series)(items, this.grammar[node.join]);
  }

  private sorted(nodes: readonly SegmentNode[]) {
    const phrases = nodes.filter((node) => node.type === "condition").map((node) => this.phrase(node));
    const nested = nodes.filter((node) => node.type === "group");
    return {
      attributes: phrases.filter((one): one is Phrase & { attribute: string } => one.attribute !== undefined),
      clauses: phrases.filter(({ attribute }) => attribute === undefined),
      groups: nested.filter(({ not }) => !not),
      exceptions: nested.filter(({ not }) => not),
    };
  }
}

/** Short words and numbers hold on to what follows them, also over the edge of a piece. */
const held = (text: string) => text.replace(/(?<=^|[\s(«])(\p{Script=Cyrillic}{1,2}|\d+) /gu, `$1${NBSP}`);

/** The sentence in pieces, so that a page can draw the conditions in it apart. */
export function segmentParts(tree: SegmentTree, locale: Locale, names: SegmentNames): SentencePart[] {
  const parts = new Teller(grammars[locale], names, locale).whole(simplify(tree));
  const joined: SentencePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && !last.token && !part.token) last.text += part.text;
    else joined.push({ ...part });
  }
  return locale === "ru" ? joined.map((part) => ({ ...part, text: held(part.text) })) : joined;
}

/** «Клиенты класса A или B из Свердловской области, с которыми не было контакта 60 дней». */
export function segmentSentence(tree: SegmentTree, locale: Locale, names: SegmentNames): string {
  return segmentParts(tree, locale, names)
    .map(({ text }) => text)
    .join("");
}
