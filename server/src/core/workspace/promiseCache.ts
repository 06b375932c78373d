/** A cache of values that are computed asynchronously. */

/**
 * Creates a cache that computes each value on first use. If it contains more than `max` values, the oldest are removed. A rejected promise is
 * removed as well, so that the next call computes the value again.
 */
export function createPromiseCache<T>(max: number): (key: string, compute: () => Promise<T>) => Promise<T> {
  const values = new Map<string, Promise<T>>();
  return (key, compute) => {
    const known = values.get(key);
    if (known) return known;
    const value = compute();
    values.set(key, value);
    value.catch(() => {
      if (values.get(key) === value) values.delete(key);
    });
    for (const first of values.keys()) {
      if (values.size <= max) break;
      values.delete(first);
    }
    return value;
  };
}
