/** The rows of `indicators` with their types, typed once for all rules. */
import { defineCollector } from '../../collect/collector.ts';
import { typeIndicators, type TypedIndicator } from '../../indicators/index.ts';

/** The indicators of a chunk that have a value and a known type, in the order of the text. */
export const typedIndicators = defineCollector({
  name: 'indicators/typed',
  from: ['indicators'],
  collect: ({ advisory, text }): readonly TypedIndicator[] => typeIndicators(advisory, text),
});
