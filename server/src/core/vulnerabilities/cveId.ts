/** IDs of the CVE Program. */

/** Matches a CVE ID: the first ones are from 1999, and the number has at least four digits. Source: the CVE Program's ID syntax. */
const pattern = /^CVE-(?:1999|2\d{3})-\d{4,19}$/;

/** Whether a text is a CVE ID in the notation of the CVE Program. */
export const isCveId = (text: string): boolean => pattern.test(text);

/** Returns the CVE ID of a text with a two-digit year (1999 to 2049); undefined for any other text. */
export function withWholeYear(text: string): string | undefined {
  const [, year = '', number = ''] = /^CVE-([0-4]\d|99)-(\d+)$/i.exec(text.trim()) ?? [];
  const id = `CVE-${year === '99' ? '19' : '20'}${year}-${number}`;
  return isCveId(id) ? id : undefined;
}

/** Returns the CVE ID for a text that differs from it only in case or dashes; undefined for any other text. */
export function readCveId(text: string): string | undefined {
  const [, year = '', number = ''] = /^CVE[\s:_\p{Pd}\u2212]*(\d{4})[\s_\p{Pd}\u2212]+(\d+)$/iu.exec(text.trim()) ?? [];
  const id = `CVE-${year}-${number}`;
  return isCveId(id) ? id : undefined;
}
