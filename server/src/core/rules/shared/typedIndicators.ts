/** Determines the types of the rows of `indicators`, once for all rules. */
import { defineCollector } from '../../collect/collector.ts';
import { typeIndicators, type TypedIndicator } from '../../indicators/index.ts';

/** Collects a chunk's indicators that have a value and a known or inferred type, in document order. */
export const typedIndicators = defineCollector({
  name: 'indicators/typed',
  from: ['indicators'],
  collect: ({ advisory, text }): readonly TypedIndicator[] => typeIndicators(advisory, text),
});
