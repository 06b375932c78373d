/**
 * Recognises top-level domains. This module is loaded on first use, because only names that are not defanged need it. It is the only
 * importer of `tlds`.
 */
import topLevels from 'tlds';

/**
 * Top-level names outside of the ICANN root: reserved ones (RFC 2606, RFC 6761, RFC 6762, RFC 7686, RFC 8375), common ones in private
 * networks, and those of alternative roots (OpenNIC, Emercoin, Namecoin, Ethereum, I2P), which malware uses.
 */
// prettier-ignore
const others = [
  'example', 'test', 'invalid', 'localhost', 'local', 'internal', 'arpa', 'onion', 'lan', 'home', 'corp', 'intranet', 'i2p', 'bit', 'bazar',
  'coin', 'emc', 'lib', 'eth', 'crypto', 'nft', 'geek', 'libre', 'oss', 'pirate', 'fur', 'glue', 'ku', 'su', 'sol',
];

const known: ReadonlySet<string> = new Set([...topLevels, ...others]);

/**
 * Whether the last label of a name, in lower case, is a top-level domain. Labels that begin with `xn--` or contain non-ASCII characters
 * always count as top-level domains.
 */
export function isTopLevel(label: string): boolean {
  return known.has(label) || label.startsWith('xn--') || /[^\u0000-\u007f]/.test(label);
}
