/** Finds the type of a value that does not match its stated type. */
import { indicatorTypeValues, type IndicatorType } from '../model/vocabularies.ts';
import { indicatorFormats, plainValue } from './formats.ts';

/** Whether a value can be of a type. */
export function fitsType(value: string, type: IndicatorType): boolean {
  return indicatorFormats[type].fits(plainValue(value, type));
}

/**
 * Returns the only other type that the value can have; undefined if there is none or more than one. If the stated type is a certificate
 * fingerprint, a hash of the right length counts as the other kind of certificate fingerprint and not as a file hash.
 */
export function rightType(value: string, type: IndicatorType): IndicatorType | undefined {
  const others = indicatorTypeValues.filter((other) => other !== type && isPlainly(value, other));
  const sibling = siblings[type];
  if (sibling && fitsType(value, sibling)) return sibling;
  return others.length === 1 ? others[0] : undefined;
}

function isPlainly(value: string, type: IndicatorType): boolean {
  const { fits, plainly } = indicatorFormats[type];
  const text = plainValue(value, type);
  return plainly !== undefined && fits(text) && plainly(text);
}

const siblings: Partial<Record<IndicatorType, IndicatorType>> = {
  certificate_sha1: 'certificate_sha256',
  certificate_sha256: 'certificate_sha1',
};
