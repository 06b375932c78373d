/** Recognises ranges of IPv4 addresses, such as `45.8.146.0 - 45.8.146.255`. In an indicator, such a range must be given as a network. */
import { refang } from './refang.ts';

/** The two ends of a range as numbers, and the first address as written. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly written: string;
}

const form = /^(\d{1,3}(?:\.\d{1,3}){3}) ?(?:[-–—]| to | bis |\.\.) ?(\d{1,3}(?:\.\d{1,3}){3}|\d{1,3})$/i;

/** Whether a value is a range of IPv4 addresses, defanged or not. */
export const isRange = (value: string): boolean => readRange(value) !== undefined;

/**
 * Returns the network that consists of exactly the addresses in a range, in the notation of its first address; undefined if there is no
 * such network.
 */
export function networkOfRange(value: string): string | undefined {
  const range = readRange(value);
  if (!range) return undefined;
  const size = range.last - range.first + 1;
  const bits = Math.log2(size);
  return Number.isInteger(bits) && range.first % size === 0 ? `${range.written}/${String(32 - bits)}` : undefined;
}

function readRange(value: string): Range | undefined {
  if (value.length > 80) return undefined;
  const text = value.trim();
  const [, from = '', to = ''] = form.exec(refang(text).replace(/ {2,}/g, ' ')) ?? [];
  if (from === '') return undefined;
  const whole = to.includes('.') ? to : from.slice(0, from.lastIndexOf('.') + 1) + to;
  const [first, last] = [numberOf(from), numberOf(whole)];
  // Addresses in different /16 networks are treated as two indicators and not as a range.
  if (first === undefined || last === undefined || last <= first || first >>> 16 !== last >>> 16) return undefined;
  return { first, last, written: /^\S+?(?=[-–—]|\s|$)/.exec(text)?.[0] ?? from };
}

/** Returns an IPv4 address as a number; undefined if one of its parts exceeds 255. */
function numberOf(text: string): number | undefined {
  const parts = text.split('.').map(Number);
  return parts.some((part) => part > 255) ? undefined : parts.reduce((sum, part) => sum * 256 + part, 0);
}
