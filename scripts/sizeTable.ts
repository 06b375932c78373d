/** Determines the files in a bundle, and formats the table of sizes. */

export interface Measured {
  readonly what: string;
  readonly bytes: number;
  /** The maximum size in bytes. */
  readonly budget: number;
}

/** Returns the paths in `dist` of a bundle and of all parts that it can load, directly or through other parts. */
export function reachable(file: string, read: (file: string) => string): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const [, part = ''] of read(one).matchAll(/require\("\.\/(?:parts\/)?(\w+)\.cjs"\)/g))
      follow(`parts/${part}.cjs`);
  };
  follow(file);
  return found;
}

/** Returns a line for each size. Sizes over budget are marked. */
export function sizeTable(measured: readonly Measured[]): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const width = Math.max(...measured.map(({ what }) => what.length));
  return measured
    .map(({ what, bytes, budget }) => {
      const over = bytes > budget ? '  over budget' : '';
      return `${what.padEnd(width)}  ${kilobytes(bytes).padStart(10)}  of ${kilobytes(budget).padStart(10)}${over}`;
    })
    .join('\n');
}
