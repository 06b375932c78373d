/** Reads technique IDs as typed by users. */

/** A query that begins with a technique ID or the beginning of one. */
export interface IdQuery {
  /** The prefix that matching IDs have, e.g. `T1566.0`. */
  readonly prefix: string;
  /**
   * The ID in ATT&CK's notation, with three digits for a sub-technique: `T1566.002` for `t1566/2`. The beginning of a technique's number is
   * not completed: `T15` for `t15`.
   */
  readonly exact: string;
  /** The text after the ID. */
  readonly rest: string;
}

const idStart =
  /^(?:attack\.|https:\/\/attack\.mitre\.org\/techniques\/)?(t)?(\d{1,4})(?:([./])(\d{0,3}))?(?=$|[\s:\u2010-\u2015-])/i;

/**
 * Parses `T1566`, `t15`, `T1566.0`, `T1566/002`, `t1566.2`, `1566.002`, Sigma's `attack.t1566.002` or the address of an ATT&CK page,
 * optionally followed by a space, hyphen or colon and words. Returns undefined if the query does not begin with an ID. An ID without the
 * letter requires at least three digits.
 */
export function parseIdQuery(query: string): IdQuery | undefined {
  const text = query.trim();
  const match = idStart.exec(text);
  const number = match?.[2];
  if (match === null || number === undefined) return undefined;
  if (match[1] === undefined && number.length < 3) return undefined;
  const base = `T${number}`;
  const separator = match[3] === undefined ? '' : '.';
  const sub = match[4] ?? '';
  return {
    prefix: base + separator + sub,
    exact: sub === '' ? base : `${base}.${sub.padStart(3, '0')}`,
    rest: text.slice(match[0].length).replace(/^[\s:\u2010-\u2015-]+/, ''),
  };
}

/** Returns the ID of a sub-technique's parent; undefined for a technique. */
export function parentId(id: string): string | undefined {
  const dot = id.indexOf('.');
  return dot < 0 ? undefined : id.slice(0, dot);
}
