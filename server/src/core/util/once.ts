/** Returns a function that computes its value on the first call and caches it. */
export function once<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
}
