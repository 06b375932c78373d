import type { IndicatorType } from '../../model/vocabularies.ts';
import { indicatorNames } from '../../labels/indicatorNames.ts';
import type { LabelKey, Labels } from '../../labels/labels.ts';

type Named = keyof typeof indicatorNames;

/** Returns the display name of an indicator type. */
export function indicatorTypeTitle(type: IndicatorType, labels: Labels): string {
  return isNamed(type) ? indicatorNames[type] : labels[labelKey(type)];
}

const labelKey = (type: Exclude<IndicatorType, Named>): LabelKey => `indicator.${type}`;
const isNamed = (type: IndicatorType): type is Named => Object.hasOwn(indicatorNames, type);
