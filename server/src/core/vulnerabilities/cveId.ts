/** Recognises and corrects CVE IDs. */

/** Matches a CVE ID: the year is 1999 or in the 2000s, and the number has 4 to 19 digits. Source: the CVE Program's ID syntax. */
const pattern = /^CVE-(?:1999|20\d\d)-\d{4,19}$/;

/** Whether a string is a CVE ID in the official notation. */
export const isCveId = (text: string): boolean => pattern.test(text);

/** Returns the CVE ID for an ID with a two-digit year, which stands for 1999 to 2049; undefined for any other text. */
export function withWholeYear(text: string): string | undefined {
  const [, year = '', number = ''] = /^CVE-([0-4]\d|99)-(\d+)$/i.exec(text.trim()) ?? [];
  const id = `CVE-${year === '99' ? '19' : '20'}${year}-${number}`;
  return isCveId(id) ? id : undefined;
}

/** Returns the CVE ID for a string that differs from a valid ID only in case or separators; undefined for any other text. */
export function readCveId(text: string): string | undefined {
  const [, year = '', number = ''] = /^CVE[\s:_\p{Pd}\u2212]*(\d{4})[\s_\p{Pd}\u2212]+(\d+)$/iu.exec(text.trim()) ?? [];
  const id = `CVE-${year}-${number}`;
  return isCveId(id) ? id : undefined;
}

/**
 * Returns the CVE ID for an ID whose number has lost its leading zeros, as in spreadsheets: `CVE-2026-0042` for `CVE-2026-42`. Returns
 * undefined for any other text.
 */
export function withLeadingZeros(text: string): string | undefined {
  const [, year = '', number = ''] = /^CVE-(\d{4})-([1-9]\d{0,2})$/i.exec(text.trim()) ?? [];
  const id = `CVE-${year}-${number.padStart(4, '0')}`;
  return isCveId(id) ? id : undefined;
}

/**
 * Returns the CVE ID that a string with typing errors stands for; undefined for any other text. Recognised errors are a repeated prefix, the
 * letters O, l and I in place of digits, and two swapped digits in the year.
 */
export function correctedCveId(text: string): string | undefined {
  const [, body = ''] =
    /^(?:CVE[\s_\p{Pd}\u2212]*){1,3}([\dOoIl]{4}[\s_\p{Pd}\u2212]+[\dOoIl]{4,19})$/u.exec(text.trim()) ?? [];
  const [year = '', number = ''] = body
    .replace(/[Oo]/g, '0')
    .replace(/[Il]/g, '1')
    .split(/[^\d]+/);
  const years = [year, ...[0, 1, 2].map((at) => swapped(year, at))];
  const ids = years.map((one) => `CVE-${one}-${number}`).filter((one) => isCveId(one) && !/^CVE-20[4-9]/.test(one));
  return ids[0];
}

const swapped = (year: string, at: number): string =>
  year.slice(0, at) + (year[at + 1] ?? '') + (year[at] ?? '') + year.slice(at + 2);
