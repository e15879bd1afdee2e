/** Writers that go side by side and are read one after the other. */
export interface InTurn {
  write(index: number, lines: readonly string[]): void;
  end(index: number): void;
}

/** The first writer is heard at once, the next as soon as all before it have ended; what came early is kept. */
export const createInTurn = (out: (line: string) => void): InTurn => {
  const kept = new Map<number, string[]>();
  const ended = new Set<number>();
  let current = 0;
  const flush = (): void => {
    for (const line of kept.get(current) ?? []) out(line);
    kept.delete(current);
    if (!ended.has(current)) return;
    current += 1;
    flush();
  };
  return {
    write(index, lines) {
      kept.set(index, [...(kept.get(index) ?? []), ...lines]);
      if (index === current) flush();
    },
    end(index) {
      ended.add(index);
      if (index === current) flush();
    },
  };
};
