/** Decodes files that other programs created. */

/** Decodes bytes and omits the byte order mark. `encoding` is a name from the WHATWG Encoding Standard. Throws for invalid bytes. */
type Decode = (encoding: string, bytes: Uint8Array) => string;

export interface DecodedSource {
  readonly text: string;
  /** The name of the encoding if it was only assumed. */
  readonly assumed?: string;
}

/**
 * Decodes text in UTF-16 with a byte order mark, in UTF-8 or, if it is neither, in Windows-1252. Returns undefined for invalid UTF-16 and
 * for binary files: those with a null character, and those that are not UTF-8 and contain control characters.
 */
export function decodeSource(bytes: Uint8Array, decode: Decode): DecodedSource | undefined {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  try {
    const text = decode(marked ?? 'utf-8', bytes);
    return text.includes('\0') ? undefined : { text };
  } catch {
    if (marked !== undefined) return undefined;
    const text = Array.from(bytes, (byte) => upperControls[byte - 0x80] ?? String.fromCharCode(byte)).join('');
    return /[\0-\u0008\u000e-\u001f\u007f-\u009f]/.test(text) ? undefined : { text, assumed: 'Windows-1252' };
  }
}

/**
 * The characters of the bytes 0x80 to 0x9F in Windows-1252; five of these bytes are unassigned. The decoder is not used for this encoding,
 * because Node 20 decodes it as ISO 8859-1.
 */
const upperControls = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
