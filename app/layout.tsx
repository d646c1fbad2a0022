import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { requestLocale } from "./locale.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Слово", template: "%s · Слово" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("slovo.theme")?.value;
  return (
    <html lang={await requestLocale()} data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <body>{children}</body>
    </html>
  );
}
