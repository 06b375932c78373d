/** The rows of `indicators` with their types, which all rules share. */
import { defineCollector } from '../../collect/collector.ts';
import { typeIndicators, type TypedIndicator } from '../../indicators/index.ts';

/** Collects the indicators of a chunk with a value and a known type, in the order of the text. */
export const typedIndicators = defineCollector({
  name: 'indicators/typed',
  from: ['indicators'],
  collect: ({ advisory, text }): readonly TypedIndicator[] => typeIndicators(advisory, text),
});
