/** Derives identifiers from content alone, so that exporting the same advisory again results in the same identifiers. */
import { sha1 } from '@noble/hashes/legacy.js';

/** The namespace for this program's identifiers, a random UUID. OASIS's own namespace is reserved for cyber-observable objects. */
const namespace = '5a0c9be5-7f2e-4a39-9c53-86fd3b1f6d0e';

/** Returns the version 5 UUID for a name in a namespace. Source: RFC 9562, section 5.5. */
export function uuidOf(name: string, space = namespace): string {
  const bytes = sha1(new Uint8Array([...bytesOf(space), ...utf8(name)])).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const bytesOf = (uuid: string): readonly number[] =>
  (uuid.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** Encodes a string as UTF-8; a lone surrogate becomes U+FFFD. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code, 0));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code, 6), tail(code, 0));
    else bytes.push(0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0));
  }
  return bytes;
}

const tail = (code: number, shift: number): number => 0x80 | ((code >> shift) & 0x3f);
