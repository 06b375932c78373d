import type { LogSource } from '../../model/advisory.ts';
import type { Inline } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { muted, text } from '../inline.ts';
import { literal } from '../literal.ts';
import type { SectionSource } from './section.ts';

export const requiredLogSources: SectionSource = {
  key: 'required_log_sources',
  need: 'recommended',
  build: (context) =>
    listBlocks(context, 'required_log_sources', context.advisory.requiredLogSources, (sources) => [
      {
        kind: 'list',
        items: sources.map((source) => ({ line: context.line(source.span), content: sourceContent(context, source) })),
      },
    ]),
};

/**
 * Returns `Process Creation (DC0032) — notes`; for a data component with only an ID, the name comes from the ATT&CK release, if it contains
 * the component.
 */
function sourceContent(context: Context, { name, attackId, notes }: LogSource): Inline[] {
  const id = attackId?.value;
  const label = name?.value ?? (id === undefined ? undefined : context.attack.object(id.toUpperCase())?.name);
  return [
    ...(label === undefined ? [] : literal(label)),
    ...(id === undefined ? [] : [label === undefined ? text(id) : muted(` (${id})`)]),
    ...(notes ? [text(' — '), ...context.inline(notes)] : []),
  ];
}
