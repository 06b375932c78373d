/** Which type a value has that is not of its own. */
import { indicatorTypeWords, type IndicatorType } from '../model/vocabularies.ts';
import { indicatorForms, plainValue } from './forms.ts';

/** Whether a value can be of a type. */
export function fitsType(value: string, type: IndicatorType): boolean {
  return indicatorForms[type].fits(plainValue(value, type));
}

/**
 * The one type that a value plainly has, if it is not of the given one: undefined when there is none, or several. A hash
 * is a file's (interfaces.md), unless its own type says that it is a certificate's.
 */
export function rightType(value: string, type: IndicatorType): IndicatorType | undefined {
  const others = indicatorTypeWords.filter((other) => other !== type && isPlainly(value, other));
  const sibling = siblings[type];
  if (sibling && fitsType(value, sibling)) return sibling;
  return others.length === 1 ? others[0] : undefined;
}

function isPlainly(value: string, type: IndicatorType): boolean {
  const { fits, plainly } = indicatorForms[type];
  const text = plainValue(value, type);
  return plainly !== undefined && fits(text) && plainly(text);
}

const siblings: Partial<Record<IndicatorType, IndicatorType>> = {
  certificate_sha1: 'certificate_sha256',
  certificate_sha256: 'certificate_sha1',
};
