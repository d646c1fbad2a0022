/** Kinds of firms that are never one and the same, however alike their names are. */
const FORM = /(?:^|[\s"«(,])(?:(ООО)|(АО|ПАО|НАО|ОАО|ЗАО)|(ИП))(?=$|[\s"»«,.)])/iu;

function formOf(name: string): string | null {
  const found = FORM.exec(name);
  if (!found) return null;
  return found[1] ? "llc" : found[2] ? "jsc" : "trader";
}

/** АО «Ромашка» and ООО «Ромашка» are two firms. Where one side does not say, it does not tell them apart. */
export function isOtherForm(a: string, b: string): boolean {
  const [one, other] = [formOf(a), formOf(b)];
  return one !== null && other !== null && one !== other;
}
