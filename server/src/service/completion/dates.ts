/** Completes today's date. */
import { allOf, type ValueSource } from './proposal.ts';

const kinds: ReadonlySet<string> = new Set(['date', 'datetime', 'time']);

/** For `date`, `datetime` and `time`: today's date in UTC, as `YYYY-MM-DD`. */
export const dates: ValueSource = ({ shape, cursor, env }) => {
  if (shape.value === undefined || !kinds.has(shape.value)) return undefined;
  const today = env.today();
  return allOf([
    {
      label: today,
      kind: 'Value',
      detail: 'today',
      names: ['today'],
      // YAML reads a plain date as a timestamp. The schema accepts timestamps, so the date needs no quotes.
      ...(cursor.style === 'plain' ? { newText: today } : { value: today }),
    },
  ]);
};
