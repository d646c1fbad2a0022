import { Refused } from "#db/errors.ts";
import { checkInn, checkKpp, checkOgrn, padInn } from "#db/values/requisites.ts";

interface Requisites {
  inn?: string | null;
  kpp?: string | null;
  ogrn?: string | null;
  checksumReason?: string | null;
}

/**
 * Numbers of a legal entity as they are stored. A wrong shape blocks; a check digit that fails is kept only with a
 * person's reason, which stands beside it in `checksumNote`.
 * @throws Refused inn_format, inn_checksum, kpp_format, ogrn_format, with the field it is about.
 */
export function checkRequisites({ inn, kpp, ogrn, checksumReason }: Requisites) {
  const number = inn ? padInn(inn).inn : null;
  const check = number ? checkInn(number) : "ok";
  if (check === "format") throw new Refused("inn_format", { field: "inn" });
  if (check === "checksum" && !checksumReason) throw new Refused("inn_checksum", { field: "inn" });
  const code = kpp ? kpp.replace(/\s/g, "").toUpperCase() : null;
  if (code && checkKpp(code) !== "ok") throw new Refused("kpp_format", { field: "kpp" });
  const registered = ogrn ? ogrn.replace(/\s/g, "") : null;
  if (registered && checkOgrn(registered) === "format") throw new Refused("ogrn_format", { field: "ogrn" });
  return {
    inn: number,
    kpp: code,
    ogrn: registered,
    checksumNote: check === "checksum" ? (checksumReason ?? null) : null,
  };
}
