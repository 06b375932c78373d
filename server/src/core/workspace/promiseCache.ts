/** A cache of values that are computed asynchronously. */

/** Creates a cache that computes each value on first use. If it contains more than `max` values, the oldest are removed. */
export function createPromiseCache<T>(max: number): (key: string, compute: () => Promise<T>) => Promise<T> {
  const values = new Map<string, Promise<T>>();
  return (key, compute) => {
    const known = values.get(key);
    if (known) return known;
    const value = compute();
    values.set(key, value);
    for (const first of values.keys()) {
      if (values.size <= max) break;
      values.delete(first);
    }
    return value;
  };
}
