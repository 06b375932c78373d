/** Creates markers for missing keys. */
import type { Missing } from './block.ts';
import type { Context } from './context.ts';

/** Returns the block for a missing key in a preview; undefined in a published report and for optional keys. */
export function missingBlock(
  context: Context,
  key: string,
  title: string,
  need: 'required' | 'recommended' | 'optional',
): Missing | undefined {
  if (context.mode === 'published' || need === 'optional') return undefined;
  const present = context.advisory.sections.get(key);
  const state =
    present === undefined || present.state === 'null' ? 'absent' : present.isPlaceholder ? 'placeholder' : 'unreadable';
  const { labels } = context;
  return {
    kind: 'missing',
    ...(present ? { line: context.line(present.key) } : {}),
    key,
    title,
    need,
    state,
    words: { state: labels[`missing.${state}`], need: labels[`missing.${need}`] },
  };
}
