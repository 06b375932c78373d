/** Checksums of cryptocurrency addresses. This module is loaded on first use, because few advisories need it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/**
 * Returns the bytes of a Base58 number; undefined if the text contains a character outside the Base58 alphabet. Source: Bitcoin's
 * `base58.cpp`.
 */
function base58Bytes(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    let carry = alphabet.indexOf(character);
    if (carry < 0) return undefined;
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58;
      bytes[i] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes.reverse()]);
}

const startsWith = (bytes: Uint8Array, beginning: Uint8Array): boolean =>
  beginning.every((byte, index) => byte === bytes[index]);

/**
 * Returns the decoded length of a Base58 address in bytes: 25 with a version byte and a checksum (Bitcoin, TRON), 32 for a bare key
 * (Solana). Returns undefined for text that is not Base58 or is too long for an address.
 */
export function base58Length(text: string): number | undefined {
  return text.length > 120 ? undefined : base58Bytes(text)?.length;
}

/**
 * Whether a Base58Check string has a valid checksum: its last four bytes must be the first four bytes of a double SHA-256 hash of the
 * preceding bytes.
 */
export function isBase58Check(text: string): boolean {
  const bytes = text.length > 120 ? undefined : base58Bytes(text);
  if (!bytes || bytes.length < 5) return false;
  return startsWith(sha256(sha256(bytes.slice(0, -4))), bytes.slice(-4));
}

const bech32Digits = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/**
 * Whether a SegWit address has a valid checksum: Bech32 (BIP 173) for version 0, Bech32m (BIP 350) for later versions. Mixed case is
 * invalid.
 */
export function isBech32(text: string): boolean {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const at = lower.lastIndexOf('1');
  const [prefix, data] = [lower.slice(0, at), [...lower.slice(at + 1)].map((digit) => bech32Digits.indexOf(digit))];
  if (at < 1 || data.length < 7 || data.includes(-1)) return false;
  const codes = [...prefix].map((character) => character.charCodeAt(0));
  let sum = 1;
  for (const value of [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generators.forEach((generator, bit) => {
      if ((top >> bit) & 1) sum ^= generator;
    });
  }
  return sum === (data[0] === 0 ? 1 : 0x2bc830a3);
}

/** Whether the capitalisation of an Ethereum address is its valid checksum; true if all letters have the same case. Source: EIP-55. */
export function isEip55(text: string): boolean {
  const digits = text.slice(2);
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) return true;
  const hash = keccak_256(Uint8Array.from([...lower], (digit) => digit.charCodeAt(0)));
  return [...digits].every((digit, index) => {
    if (/\d/.test(digit)) return true;
    const nibble = ((hash[index >> 1] ?? 0) >> (index % 2 === 0 ? 4 : 0)) & 15;
    return digit < 'a' === nibble > 7;
  });
}

/**
 * Whether a Monero address has a valid checksum, which is the first four bytes of a Keccak-256 hash. Source: Monero's CryptoNote standard
 * CNS007.
 */
export function isMonero(text: string): boolean {
  const blocks = text.match(/.{1,11}/g) ?? [];
  const bytes = blocks.flatMap((block) => {
    const size = blockSizes[block.length];
    const found = size === undefined ? undefined : base58Bytes(block.replace(/^1+(?=.)/, ''));
    if (size === undefined || !found || found.length > size + 1) return [];
    const padded = [...Array.from({ length: size }, () => 0), ...found];
    return padded.slice(-size);
  });
  if (bytes.length !== 69 && bytes.length !== 77) return false;
  const whole = Uint8Array.from(bytes);
  return startsWith(keccak_256(whole.slice(0, -4)), whole.slice(-4));
}

/** The number of bytes that a block of Base58 digits in a Monero address encodes, by the number of digits. */
const blockSizes: Readonly<Record<number, number>> = { 2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8 };
