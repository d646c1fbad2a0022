interface Waiting<In, Out> {
  item: In;
  resolve(answer: Out): void;
  reject(error: unknown): void;
}

/** Calls that come while one is under way go together in the next: many small writes cost one journey. */
export function gather<In, Out>(run: (items: In[]) => Promise<readonly Out[]>): (item: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = [];
  let isBusy = false;

  async function drain() {
    isBusy = true;
    while (waiting.length > 0) {
      const going = waiting;
      waiting = [];
      try {
        const answers = await run(going.map(({ item }) => item));
        going.forEach(({ resolve }, i) => {
          resolve(answers[i] as Out);
        });
      } catch (error) {
        for (const { reject } of going) reject(error);
      }
    }
    isBusy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isBusy) void drain();
    });
}
