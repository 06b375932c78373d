import type { Row, Text } from '../../model/advisory.ts';
import { nameKey } from '../../catalogue/names.ts';
import type { Rule } from '../rule.ts';
import { defineCollector, type ChunkView } from '../../collect/collector.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { reportRepeated, type Entry } from '../shared/repeated.ts';
import { reportRepeatedAliases } from '../shared/repeatedAliases.ts';

const namedLists = ['campaigns', 'malware', 'tools'] as const;
const aliasedLists = ['actors', 'malware', 'tools'] as const;
const wordLists = ['sectors', 'regions', 'tags'] as const;

export const rule: Rule = {
  meta: {
    code: 'list/duplicate',
    severity: 'warning',
    summary: 'A list of campaigns, malware, tools, sectors, regions, tags or aliases contains an entry twice.',
  },
  reads: ['actors', ...namedLists, ...wordLists],
  check(context) {
    reportRepeated(context, entries);
    for (const section of aliasedLists) {
      for (const row of context.advisory[section]?.items ?? []) reportRepeatedAliases(context, row);
    }
  },
};

const entries = defineCollector({
  name: 'lists/entries by name',
  from: [...namedLists, ...wordLists],
  collect: ({ advisory }: ChunkView): readonly Entry[] => [
    ...namedLists.flatMap((section) => (advisory[section]?.items ?? []).flatMap((row) => entryOf(section, row))),
    ...wordLists.flatMap((section) =>
      (advisory[section]?.items ?? []).flatMap((name) => entryOf(section, { name, span: name.span, bare: true })),
    ),
  ],
});

interface NamedRow extends Pick<Row, 'span' | 'bare'> {
  readonly name?: Text;
  readonly attackId?: Text;
}

/**
 * Returns a list with the row's entry for `reportRepeated`, or an empty list if the row has no usable name. Names are compared without
 * regard to case, accents and separators.
 */
function entryOf(section: string, { name, attackId, span, bare }: NamedRow): readonly Entry[] {
  if (!name || isPlaceholder(name.value)) return [];
  const key = nameKey(name.value);
  const id = attackId?.value.trim().toUpperCase();
  return key === '' ? [] : [{ section, key, ...(id === undefined ? {} : { id }), name, span, bare }];
}
