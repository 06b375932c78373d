/** IDs of the Common Weakness Enumeration, <https://cwe.mitre.org>. */

/**
 * Returns the ID that a text stands for: a bare number, an ID with different case or dashes, or the address of its page. Returns undefined
 * for a correct ID and for any other text, such as an ID followed by a name or NVD's "NVD-CWE-noinfo".
 */
export function meantCwe(text: string): string | undefined {
  const value = text.trim();
  const [, number] =
    /^(?:CWE)?[\s:_\p{Pd}\u2212]*0*([1-9]\d{0,4})$/iu.exec(value) ??
    /^https?:\/\/cwe\.mitre\.org\/data\/definitions\/([1-9]\d{0,4})(?:\.html)?$/i.exec(value) ??
    [];
  const id = number === undefined ? undefined : `CWE-${number}`;
  return id === value ? undefined : id;
}
