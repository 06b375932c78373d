/** Names of indicator types that need no translation. */

/** The names, by type. All other types have labels in each language. */
export const indicatorNames = {
  url: 'URL',
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
  ssdeep: 'ssdeep',
  tlsh: 'TLSH',
  mutex: 'Mutex',
  ja3: 'JA3',
  ja3s: 'JA3S',
  ja4: 'JA4',
  jarm: 'JARM',
} as const;
