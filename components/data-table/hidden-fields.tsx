import { hiddenPairs, type Params } from "./address.ts";

export function HiddenFields({ params }: { params: Params }) {
  return hiddenPairs(params).map(({ name, value }) => (
    <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
  ));
}
