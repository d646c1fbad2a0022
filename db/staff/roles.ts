import type { Text } from "../values/text.ts";

/** Roles of the office and what each is for; what a role may do stands in permissions.ts. */
export const roles = {
  director: { label: { ru: "Директор", en: "Director" } },
  sales_head: { label: { ru: "Руководитель продаж", en: "Head of sales" } },
  sales_manager: { label: { ru: "Менеджер по продажам", en: "Sales manager" } },
  secretary: { label: { ru: "Секретарь", en: "Secretary" } },
  marketer: { label: { ru: "Маркетолог", en: "Marketer" } },
  quality: { label: { ru: "Служба качества", en: "Quality" } },
  service: { label: { ru: "Сервис", en: "Service" } },
  procurement: { label: { ru: "Закупки", en: "Procurement" } },
  delivery: { label: { ru: "Доставка", en: "Delivery" } },
  accountant: { label: { ru: "Бухгалтер", en: "Accountant" } },
  trainee: { label: { ru: "Стажёр", en: "Trainee" } },
  admin: { label: { ru: "Администратор", en: "Administrator" } },
} satisfies Record<string, { label: Text }>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];
