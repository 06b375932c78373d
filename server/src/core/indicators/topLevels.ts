/** The top-level domains. A part, because only names without brackets need it. The only importer of `tlds`. */
import topLevels from 'tlds';

/**
 * Names that no registry of ICANN has and that hosts do have: reserved ones (RFC 2606, RFC 6761, RFC 6762, RFC 7686, RFC 8375), usual ones
 * of private networks, and those of other roots (OpenNIC, Emercoin, Namecoin, Ethereum, I2P), which malware uses.
 */
// prettier-ignore
const others = [
  'example', 'test', 'invalid', 'localhost', 'local', 'internal', 'arpa', 'onion', 'lan', 'home', 'corp', 'intranet', 'i2p', 'bit', 'bazar',
  'coin', 'emc', 'lib', 'eth', 'crypto', 'nft', 'geek', 'libre', 'oss', 'pirate', 'fur', 'glue', 'ku', 'su', 'sol',
];

const known: ReadonlySet<string> = new Set([...topLevels, ...others]);

/** Whether the last label of a name, in lower case, is a top-level domain. Letters of other scripts and `xn--` always are. */
export function isTopLevel(label: string): boolean {
  return known.has(label) || label.startsWith('xn--') || /[^\u0000-\u007f]/.test(label);
}
