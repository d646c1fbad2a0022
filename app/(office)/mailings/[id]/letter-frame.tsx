/** A letter as a mail program shows it: white, in a sandbox without scripts, forms and windows; its links are dead. */
export function LetterFrame({ html, title }: { html: string; title: string }) {
  return <iframe title={title} srcDoc={html} sandbox="" className="block h-[640px] w-full bg-white" />;
}
