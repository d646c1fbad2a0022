import writeExcelFile from "write-excel-file/node";

/** A made-up register that looks like those that cities publish: the same traps, other people. */
export const registerHeaders = [
  "0_ID",
  "1_Полное наименование",
  "1_Краткое наименование",
  "1_Номер",
  "0_INN",
  "0_OGRN",
  "0_KPP",
  "0_Директор",
  "1_Юридический адрес",
  "1_Телефон",
  "1_Адрес электронной почты",
  "1_Сайт учреждения",
];

const surnames = ["ЛАПИНА", "ГОРШКОВА", "МЕДВЕДЕВА", "СИДОРОВА", "БОНЧ-БРУЕВИЧ"];
const given = ["Вера", "Анна", "Ольга", "Инна"];
const patronymics = ["ПЕТРОВНА", "ИЛЬИНИЧНА", "СЕРГЕЕВНА", "ЛЬВОВНА"];

/** A valid ИНН of ten digits out of a number. */
export function innOf(n: number): string {
  const body = `77${String(1_000_000 + n).slice(-7)}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0);
  return `${body}${(sum % 11) % 10}`;
}

const nbsp = (text: string) => `\u00A0${text}`;

/** `count` rows; every tenth or so springs a trap. */
export function registerRows(count = 300): string[][] {
  return Array.from({ length: count }, (_, n) => {
    const number = 100 + n;
    const person = `${surnames[n % surnames.length]} ${given[n % given.length]} ${patronymics[(n >> 1) % patronymics.length]}`;
    const phone = `(495) 9${String(100_000 + n).slice(-2)}-${String((n % 90) + 10)}-${String(((n * 7) % 90) + 10)}`;
    return [
      String(1000 + n),
      nbsp(`Государственное бюджетное образовательное учреждение «Школа № ${number}»`),
      n % 50 === 7 ? nbsp("—") : nbsp(`ГБОУ "Школа № ${number}"`),
      nbsp(n % 9 === 0 ? "—" : String(number)),
      n % 100 === 99 ? nbsp("—") : nbsp(innOf(n)),
      nbsp(n % 5 === 0 ? "1027700132195" : n % 11 === 0 ? "—" : `77№0123${String(n).padStart(5, "0")}`),
      n % 60 === 0 ? "0" : nbsp("771801001"),
      nbsp(person),
      nbsp(`107061, г. Москва, ул. Пугачёвская, д. ${n + 1}`),
      n % 20 === 3 ? "#Н/Д" : n % 30 === 4 ? `${phone}, 8 916 ${String(1_234_567 + n)}` : phone,
      nbsp(
        n % 40 === 5
          ? "нет"
          : n % 15 === 6
            ? `school${number}@mail.ru; SCHOOL-${number}@Yandex.ru`
            : `school${number}@mail.ru`,
      ),
      nbsp(n % 25 === 8 ? "—" : `http://sch${number}.example.ru/`),
    ];
  });
}

const cell = (text: string) => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join(";")).join("\r\n");
}

/** UTF-8 with a byte order mark. */
export function csvUtf8(
  rows: readonly (readonly string[])[],
  headers: readonly string[] = registerHeaders,
): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${csv([headers, ...rows])}`);
}

/** windows-1251, as Russian Excel still saves it. */
export function csv1251(
  rows: readonly (readonly string[])[],
  headers: readonly string[] = registerHeaders,
): Uint8Array {
  const decoder = new TextDecoder("windows-1251");
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  return Uint8Array.from(csv([headers, ...rows]), (letter) => codes.get(letter) ?? 63);
}

export async function xlsx(
  rows: readonly (readonly string[])[],
  headers: readonly string[] = registerHeaders,
): Promise<Uint8Array> {
  const data = [headers, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  return new Uint8Array(await writeExcelFile(data).toBuffer());
}
