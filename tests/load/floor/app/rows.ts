/** Fifty rows as a client list shows them, from memory. */
export const rows = Array.from({ length: 50 }, (_, i) => ({
  id: `0198c0de-0000-7000-8000-0000000000${String(i).padStart(2, "0")}`,
  name: `ООО «Уральская вентиляционная компания № ${i + 1}»`,
  class: ["A", "B", "C"][i % 3] as string,
  status: ["Активный", "Новый", "Постоянный"][i % 3] as string,
  owner: "Соколова И. А.",
  lastContact: "12 марта",
  nextDue: "до пт, 27 марта",
  region: "Свердловская область",
}));
