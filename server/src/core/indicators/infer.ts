/** What an indicator written as a bare value is. */
import type { IndicatorType } from '../model/vocabularies.ts';

/**
 * The type of a bare indicator value (format.md: "list of string (type inferred)"), defanged or not. A hash of 32, 40,
 * 64 or 128 hexadecimal digits is a file's; a name with a file's extension is a file name; what fits nothing is `other`.
 */
export function inferIndicatorType(value: string): IndicatorType {
  const text = plain(value);
  return shapes.find(([, shape]) => shape.test(text))?.[0] ?? 'other';
}

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const ipv4 = String.raw`${octet}(?:\.${octet}){3}`;
const label = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?`;
const domain = String.raw`(?:${label}\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)\.?`;

const shapes: readonly (readonly [IndicatorType, RegExp])[] = [
  ['url', /^[a-z][a-z0-9+.-]*:\/\/\S+$/i],
  ['ipv4', new RegExp(`^${ipv4}$`)],
  ['ip_port', new RegExp(`^${ipv4}:\\d{1,5}$`)],
  ['cidr', new RegExp(`^(?:${ipv4}/\\d{1,2}|(?=[0-9a-f]*:)[0-9a-f:]*/\\d{1,3})$`, 'i')],
  ['ipv6', /^(?=.*:.*:)[0-9a-f:]+(?:\.\d+){0,4}(?:%\w+)?$/i],
  ['md5', /^[0-9a-f]{32}$/i],
  ['sha1', /^[0-9a-f]{40}$/i],
  ['sha256', /^[0-9a-f]{64}$/i],
  ['sha512', /^[0-9a-f]{128}$/i],
  ['email', /^[^\s@/\\]+@[^\s@/\\]+\.[^\s@/\\]+$/],
  ['asn', /^AS ?\d+$/i],
  ['registry_key', /^(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC))\\/i],
  ['named_pipe', /^\\\\\.\\pipe\\/i],
  ['filepath', /^(?:[a-z]:\\|%\w+%\\|\\\\|~?\/)\S/i],
  [
    'filename',
    /^[^\s\\/:]+\.(?:exe|dll|sys|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|zip|rar|7z|iso|img|docx?|docm|xlsx?|xlsm|pdf|rtf|jar|apk|sh|py|php|aspx?|jsp|elf|so|bin|dat|tmp|txt)$/i,
  ],
  ['domain', new RegExp(`^${domain}$`, 'iu')],
  ['url', new RegExp(`^(?:${domain}|${ipv4})(?::\\d+)?/\\S*$`, 'iu')],
];

/** The value without its defanging. */
const plain = (value: string): string =>
  value
    .trim()
    .replace(/[[({](\.|dot|:|@|at|:\/\/)[\])}]/gi, (_match, mark: string) =>
      mark.toLowerCase() === 'dot' ? '.' : mark.toLowerCase() === 'at' ? '@' : mark,
    )
    .replace(/^hxxp/i, 'http');
