export type ToastNote = {
  tone: "done" | "failed";
  text: string;
  action?: { label: string; run: () => void };
};

let waiting: ToastNote[] = [];
let show: ((note: ToastNote) => void) | undefined;
let asked = false;
const listeners = new Set<() => void>();

/** Shows a note, or keeps it until the host has come. */
export function say(note: ToastNote): void {
  if (show) {
    show(note);
    return;
  }
  waiting.push(note);
  asked = true;
  for (const listener of listeners) listener();
}

/** The host has come: it gets what waited, and everything after. Returns how to leave. */
export function takeToasts(take: (note: ToastNote) => void): () => void {
  show = take;
  for (const note of waiting) take(note);
  waiting = [];
  return () => {
    show = undefined;
  };
}

export const pendingToasts = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  wanted: () => asked,
};
