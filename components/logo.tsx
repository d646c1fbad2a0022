/** A closing guillemet: the first stroke is said, the second is taken. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="flex-none">
      <rect width="24" height="24" rx="6" fill="var(--color-accent)" />
      <g fill="none" stroke="#fff" strokeWidth="2.25" strokeLinecap="round" strokeLinejoin="round">
        <path d="m6.75 7.25 4.75 4.75-4.75 4.75" opacity=".55" />
        <path d="m12.5 7.25 4.75 4.75-4.75 4.75" />
      </g>
    </svg>
  );
}
