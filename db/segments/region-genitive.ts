const known: Record<string, string> = {
  Москва: "Москвы",
  "Санкт-Петербург": "Санкт-Петербурга",
  Севастополь: "Севастополя",
  Екатеринбург: "Екатеринбурга",
  Пермь: "Перми",
  Тюмень: "Тюмени",
  Казань: "Казани",
  Самара: "Самары",
  Уфа: "Уфы",
};

const rules: [RegExp, string][] = [
  [/ская область$/u, "ской области"],
  [/ский край$/u, "ского края"],
  [/ный край$/u, "ного края"],
  [/ский автономный округ$/u, "ского автономного округа"],
  [/ая автономная область$/u, "ой автономной области"],
  [/ская Республика$/u, "ской Республики"],
  [/^Республика /u, "Республики "],
  // Towns of these endings are all declined alike: Челябинск, Оренбург, Волгоград.
  [/^(\p{Lu}\p{Ll}+(?:ск|бург|град))$/u, "$1а"],
];

/** «из Свердловской области»: the genitive of a region, or «региона «…»» where it cannot be known for certain. */
export function ofRegion(name: string): string {
  const sure = Object.hasOwn(known, name) ? known[name] : undefined;
  if (sure) return sure;
  const rule = rules.find(([ending]) => ending.test(name));
  return rule ? name.replace(rule[0], rule[1]) : `региона «${name}»`;
}
