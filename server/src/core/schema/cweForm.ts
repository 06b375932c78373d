/** IDs of the Common Weakness Enumeration, <https://cwe.mitre.org>. */

/**
 * The ID that a text can only mean: of a number alone, of other letters' case or dashes, of the address of its page. Undefined where the text
 * is an ID as it should be, and for other text, such as a name behind the ID or NVD's "NVD-CWE-noinfo".
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
