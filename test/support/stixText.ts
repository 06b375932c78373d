/** The text of small STIX bundles, for tests of imports. IDs are short: `malware--1`. */

/** Returns an object whose ID consists of its type and `id`. */
export const object = (type: string, id: string, more: object): object => ({ type, id: `${type}--${id}`, ...more });

/** Returns a relationship between the objects with these IDs. */
export const relation = (source: string, type: string, target: string, more: object = {}): object =>
  object('relationship', `${source} ${type} ${target}`, {
    source_ref: source,
    relationship_type: type,
    target_ref: target,
    ...more,
  });

/** The reference that makes an attack pattern the technique T1566.002. */
export const technique = { external_references: [{ source_name: 'mitre-attack', external_id: 'T1566.002' }] };

/** Returns the text of a bundle with these objects. */
export const bundleOf = (...objects: readonly object[]): string =>
  JSON.stringify({ type: 'bundle', id: 'bundle--1', objects });
