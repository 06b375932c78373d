/** Writes an advisory as a MISP event. Source: MISP core format; misp-galaxy and misp-taxonomies for tags. */
import { recommendationText } from '../recommendationText.ts';
import type { SeverityValue } from '../../model/vocabularies.ts';
import { techniqueOf } from '../techniques.ts';
import type { ExportContext, Writer } from '../exporter.ts';
import { proseSections } from '../prose.ts';
import { secondsOf } from '../times.ts';
import { uuidOf } from '../uuid.ts';
import { attributeOf, indicatorAttribute, otherAttributes } from './attributes.ts';
import { objectOf } from './objects.ts';
import { eventTags } from './tags.ts';

/** MISP's threat levels: 1 high, 2 medium, 3 low, 4 undefined. */
const threatLevels: Readonly<Record<SeverityValue, string>> = {
  critical: '1',
  high: '1',
  medium: '2',
  low: '3',
  informational: '4',
};

/**
 * Writes the event. Refuses an advisory without a date or a title. The distribution is 0 (only the organisation that imports the event),
 * which users can change in MISP.
 */
export const writeMisp: Writer = (context) => {
  const { advisory, indicators, subject, times, quiet } = context;
  if (!times)
    return { refused: 'cannot be exported to MISP, whose events require a date; add `published` or `analyzed`' };
  if (!advisory.title) return { refused: 'cannot be exported to MISP, whose events require a name; add `title`' };
  const author = advisory.authors?.items[0]?.value.trim();
  const objects = indicators.flatMap((indicator) => objectOf(indicator, context, times) ?? []);
  const plain = indicators.filter((indicator) => !objectOf(indicator, context, times));
  const event = {
    uuid: uuidOf(`misp event ${subject}`),
    info: quiet(advisory.title.value.trim()),
    date: times.created.slice(0, 10),
    timestamp: secondsOf(times.modified),
    published: false,
    // The value 1 means ongoing, and 2 means complete.
    analysis: advisory.status?.value === 'draft' ? '1' : '2',
    threat_level_id: advisory.severity ? threatLevels[advisory.severity.value] : '4',
    distribution: '0',
    ...(author ? { Orgc: { name: quiet(author), uuid: uuidOf(`publisher ${author}`) } } : {}),
    Tag: eventTags(context),
    Attribute: [
      ...plain.flatMap((indicator) => indicatorAttribute(indicator, context, times) ?? []),
      ...otherAttributes(context).flatMap((said) => attributeOf(said, context, times) ?? []),
    ],
    Object: objects,
    EventReport: [
      {
        uuid: uuidOf(`misp report ${subject}`),
        name: quiet(advisory.title.value.trim()),
        content: reportOf(context),
        timestamp: secondsOf(times.modified),
        distribution: '5',
        deleted: false,
      },
    ],
  };
  return { files: [{ suffix: '.misp.json', text: `${JSON.stringify({ Event: event }, null, 2)}\n` }] };
};

/** Returns the advisory's metadata, techniques and prose as Markdown, with listed indicators defanged. */
function reportOf(context: ExportContext): string {
  const { advisory, attack, quiet } = context;
  const head = [
    ['ID', advisory.id?.value],
    ['Severity', advisory.severity?.value],
    ['Confidence', advisory.confidence?.value],
    ['Status', advisory.status?.value],
    ['Category', advisory.category?.value],
    ['Published', advisory.published?.value],
    ['Analyzed', advisory.analyzed?.value],
    ['Updated', advisory.updated?.value],
    ['Authors', advisory.authors?.items.map(({ value }) => value.trim()).join(', ')],
    ['Language', advisory.language?.value],
    ['ATT&CK release', attack.release],
  ].flatMap(([label, value]) => (value ? [`- ${label}: ${value.trim()}`] : []));
  const mapping = (advisory.mitreAttack?.items ?? []).map((entry) => {
    const known = techniqueOf(entry, context);
    const name = [known?.id ?? entry.id?.value.trim(), known?.name ?? entry.name?.value.trim()]
      .filter(Boolean)
      .join(' - ');
    const facts = [
      ...entry.tactics.map(({ value }) => value.trim()),
      ...(entry.confidence ? [`${entry.confidence.value} confidence`] : []),
    ];
    const said = [facts.join(', '), entry.description?.value.trim() ?? ''].filter(Boolean).join('. ');
    return `- ${name}${said === '' ? '' : `: ${said.replaceAll('\n', '\n  ')}`}`;
  });
  const parts = [
    advisory.summary?.value.trim() ?? '',
    head.join('\n'),
    ...proseSections(advisory).map(({ title, text }) => `## ${title}\n\n${text}`),
    section('Recommendations', recommendationText(advisory)),
    section('Techniques', mapping.join('\n')),
  ];
  return quiet(parts.filter(Boolean).join('\n\n'));
}

const section = (title: string, text: string): string => (text === '' ? '' : `## ${title}\n\n${text}`);
