/** The tokens of the interface that a letter needs: light values inline, dark ones by media query. */
export const light = {
  canvas: "#f7f6f2",
  surface: "#ffffff",
  line: "#e8e5de",
  ink: "#1e1c18",
  ink2: "#54504a",
  ink3: "#6b675e",
  accent: "#3b46b4",
  late: "#b02a1d",
} as const;

/** Mail programs that know no dark mode ignore this and show the light letter. */
export const darkStyles = `
@media (prefers-color-scheme: dark) {
  .canvas, .canvas > table > tbody > tr > td { background-color: #161512 !important; }
  .surface { background-color: #1d1c19 !important; border-color: #302e29 !important; }
  .line { border-color: #302e29 !important; }
  .ink { color: #eceae4 !important; }
  .ink-2 { color: #b8b4aa !important; }
  .ink-3 { color: #9c978c !important; }
  .accent { background-color: #5663d6 !important; }
  .late { color: #ff9d8f !important; }
}`;

export const font = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, Arial, sans-serif";
