/** Recognises CWE IDs (Common Weakness Enumeration, <https://cwe.mitre.org>) in other notations. */

/**
 * Returns the CWE ID that a string means: the string is a bare number, an ID with different case or dashes or with `CVE` in place of `CWE`,
 * or the URL of the weakness's page. Returns undefined for a correct ID and for any other text, such as NVD's "NVD-CWE-noinfo". A name
 * after the ID is dropped.
 */
export function meantCwe(text: string): string | undefined {
  const value = text.trim();
  const [, number] =
    /^(?:CWE)?[\s:_\p{Pd}\u2212]*0*([1-9]\d{0,4})$/iu.exec(value) ??
    /^https?:\/\/cwe\.mitre\.org\/data\/definitions\/([1-9]\d{0,4})(?:\.html)?$/i.exec(value) ??
    [];
  const [, beside] =
    number === undefined
      ? (/^C[VW]E[\s:_\p{Pd}\u2212]{0,3}0*([1-9]\d{0,4})(?:\s*[:,;(|\p{Pd}]\s*|\s+)\p{L}[^\r\n]{0,300}$/iu.exec(
          value,
        ) ??
        /^CVE[\s:_\p{Pd}\u2212]{0,3}0*([1-9]\d{0,3})$/iu.exec(value) ??
        [])
      : [];
  if (beside !== undefined) return `CWE-${beside}`;
  const id = number === undefined ? undefined : `CWE-${number}`;
  return id === value ? undefined : id;
}
