/** Recognises hashes and fingerprints by their syntax. */

const hex = (digits: number): ((text: string) => boolean) => {
  const form = new RegExp(`^[0-9a-f]{${String(digits)}}$`, 'i');
  return (text) => form.test(text);
};

export const isMd5 = hex(32);
export const isSha1 = hex(40);
export const isSha256 = hex(64);
export const isSha512 = hex(128);
/**
 * Whether a string has the length of a JARM fingerprint: 30 hexadecimal digits for ciphers and versions, followed by 32 digits of a
 * truncated SHA-256 hash. Source: JARM's reference implementation.
 */
export const isJarm = hex(62);

/**
 * Whether a string has the structure of a JARM fingerprint and not only its length: ten responses, each with a cipher number (two digits)
 * and a version (`0`, or `a` to `f`), and a hash. A SHA-256 hash in which two digits are missing is very unlikely to match. Source: JARM's
 * reference implementation.
 */
export const isPlainlyJarm = (text: string): boolean => /^(?:[0-4][0-9a-f][0a-f]){10}[0-9a-f]{32}$/i.test(text);

/** Removes the colons, hyphens or spaces between the bytes of a certificate fingerprint. Returns any other text unchanged. */
export const bareFingerprint = (text: string): string =>
  /^[0-9a-f]{2}(?:[: -][0-9a-f]{2})+$/i.test(text) ? text.replace(/[: -]/g, '') : text;

/**
 * Whether a string is an ssdeep hash: a block size (3 times a power of two), and two signatures of up to 64 characters. A quoted file name
 * may follow. Source: ssdeep's file format.
 */
export function isSsdeep(text: string): boolean {
  const match = /^(\d+):([A-Za-z0-9+/]{0,64}):([A-Za-z0-9+/]{0,64})(?:,".*")?$/.exec(text);
  return match !== null && Number.isInteger(Math.log2(Number(match[1]) / 3));
}

/**
 * Whether a string is a TLSH hash: 35 bytes, preceded by `T1` since version 4 of TLSH, or `TNULL` if TLSH could not compute one. Builds with
 * longer checksums or with 256 buckets have more bytes. Source: TLSH's documentation.
 */
export function isTlsh(text: string): boolean {
  return /^(?:T1)?(?:[0-9a-f]{70}|[0-9a-f]{74}|[0-9a-f]{134}|[0-9a-f]{138})$/i.test(text) || text === 'TNULL';
}

/**
 * Whether a string is a JA4 fingerprint. A client's fingerprint has three parts if it is hashed, and two to four if it is raw. Fingerprints
 * of related methods (JA4S, JA4H, JA4X …) have three or four parts with their own syntax. Source: JA4+ technical details.
 */
export function isJa4(text: string): boolean {
  if (/^[tqd](?:1[0-3]|s[1-3]|d[1-3]|00)[di]/i.test(text)) {
    const hashed = /^[tqd](?:1[0-3]|s[1-3]|d[1-3]|00)[di]\d{4}[a-z0-9]{2}_[0-9a-f]{12}_[0-9a-f]{12}$/i;
    const raw = /^[tqd](?:1[0-3]|s[1-3]|d[1-3]|00)[di]\d{4}[a-z0-9]{2}(?:_[0-9a-f]{4}(?:,[0-9a-f]{4})*){1,3}$/i;
    return hashed.test(text) || raw.test(text);
  }
  return /^[a-z0-9-]+(?:_[a-z0-9,-]*){2,3}$/i.test(text);
}

/** Whether a string is a client's JA4 fingerprint. Such a fingerprint cannot be confused with other values. */
export const isClientJa4 = (text: string): boolean =>
  /^[tqd](?:1[0-3]|s[1-3]|d[1-3]|00)[di]\d{4}/i.test(text) && isJa4(text);
