import type { Role } from "../staff/roles.ts";
import type { Gender } from "./people.ts";

export const DEMO_PASSWORD = "slovo-demo-2026";
export const COMPANY = "Слово-Демо";

export type BranchKey = "moscow" | "ural" | "siberia";

export const branchList: readonly { key: BranchKey; name: string; timeZone: string }[] = [
  { key: "moscow", name: "Москва", timeZone: "Europe/Moscow" },
  { key: "ural", name: "Екатеринбург", timeZone: "Asia/Yekaterinburg" },
  { key: "siberia", name: "Новосибирск", timeZone: "Asia/Krasnoyarsk" },
];

const DEPARTMENTS = {
  board: "Дирекция",
  sales: "Отдел продаж",
  service: "Сервис и монтаж",
  procurement: "Закупки",
  delivery: "Склад и доставка",
  quality: "Служба качества",
  accounts: "Бухгалтерия",
  marketing: "Маркетинг",
} as const;

export type DepartmentKey = keyof typeof DEPARTMENTS;
export const departmentList = Object.entries(DEPARTMENTS).map(([key, name]) => ({
  key: key as DepartmentKey,
  name,
}));

export interface DemoPerson {
  role: Role;
  department: DepartmentKey;
  /** Null: works for all branches. */
  branch: BranchKey | null;
  surname: string;
  given: string;
  patronymic: string;
  gender: Gender;
  login: string;
  head?: true;
}

type Line = [Role, DepartmentKey, BranchKey | null, string, string, Gender, "head"?];

const LINES: readonly Line[] = [
  ["director", "board", null, "Стрельцов Игорь Николаевич", "streltsov", "m", "head"],
  ["secretary", "board", "moscow", "Журавлёва Полина Олеговна", "zhuravlyova", "f"],
  ["admin", "board", null, "Сафин Тимур Ринатович", "safin", "m"],
  ["sales_head", "sales", null, "Воронцова Екатерина Андреевна", "vorontsova", "f", "head"],
  ["sales_manager", "sales", "moscow", "Котов Денис Михайлович", "kotov", "m"],
  ["sales_manager", "sales", "moscow", "Белова Алина Сергеевна", "belova", "f"],
  ["sales_manager", "sales", "ural", "Мальцев Илья Петрович", "maltsev", "m"],
  ["sales_manager", "sales", "ural", "Юдина Оксана Вадимовна", "yudina", "f"],
  ["sales_manager", "sales", "siberia", "Шестаков Роман Евгеньевич", "shestakov", "m"],
  ["trainee", "sales", "ural", "Носов Глеб Ильич", "nosov", "m"],
  ["service", "service", null, "Рябинин Константин Павлович", "ryabinin", "m", "head"],
  ["service", "service", "ural", "Гареев Марат Фаридович", "gareev", "m"],
  ["service", "service", "siberia", "Ковалёв Антон Юрьевич", "kovalyov", "m"],
  ["procurement", "procurement", null, "Ежова Наталья Викторовна", "yezhova", "f", "head"],
  ["procurement", "procurement", "ural", "Пархоменко Вадим Олегович", "parkhomenko", "m"],
  ["delivery", "delivery", null, "Дёмин Валерий Степанович", "dyomin", "m", "head"],
  ["delivery", "delivery", "siberia", "Лисин Артём Алексеевич", "lisin", "m"],
  ["quality", "quality", null, "Ветрова Анна Леонидовна", "vetrova", "f", "head"],
  ["accountant", "accounts", null, "Михеева Галина Ивановна", "mikheeva", "f", "head"],
  ["marketer", "marketing", null, "Зотова Ксения Дмитриевна", "zotova", "f", "head"],
];

export const demoStaff: readonly DemoPerson[] = LINES.map(
  ([role, department, branch, name, login, gender, head]) => {
    const [surname = "", given = "", patronymic = ""] = name.split(" ");
    return {
      role,
      department,
      branch,
      surname,
      given,
      patronymic,
      gender,
      login: `${login}@slovo-demo.example`,
      ...(head ? { head: true as const } : {}),
    };
  },
);

/** One account for each role; every other person of the company signs in with the same password. */
export const demoAccounts: readonly { role: Role; email: string; password: string; name: string }[] = [
  ...new Map(demoStaff.toReversed().map((person) => [person.role, person])).values(),
]
  .reverse()
  .map(({ role, login, given, surname }) => ({
    role,
    email: login,
    password: DEMO_PASSWORD,
    name: `${given} ${surname}`,
  }));
