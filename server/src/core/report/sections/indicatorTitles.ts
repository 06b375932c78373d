import type { IndicatorType } from '../../model/vocabularies.ts';
import type { LabelKey, Labels } from '../../labels/labels.ts';

/** Types with the same name in every language. */
const names = {
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

type Named = keyof typeof names;

/** Returns the display name of an indicator type. */
export function indicatorTypeTitle(type: IndicatorType, labels: Labels): string {
  return isNamed(type) ? names[type] : labels[labelKey(type)];
}

const labelKey = (type: Exclude<IndicatorType, Named>): LabelKey => `indicator.${type}`;
const isNamed = (type: IndicatorType): type is Named => Object.hasOwn(names, type);
