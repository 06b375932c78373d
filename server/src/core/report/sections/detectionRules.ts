import { withoutTrailing } from '../../util/ends.ts';
import type { DetectionRule, Text } from '../../model/advisory.ts';
import { ruleKindTitles } from '../../model/vocabularies.ts';
import type { Block, Fact, Inline } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { code, commaList, text } from '../inline.ts';
import { literal } from '../literal.ts';
import { techniqueFacts } from '../technique.ts';
import type { SectionSource } from './section.ts';

export const detectionRules: SectionSource = {
  key: 'detection_rules',
  title: 'Detection Rules',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'detection_rules', context.advisory.detectionRules, (rules) =>
      rules.map((rule) => ruleBlock(context, rule)),
    ),
};

function ruleBlock(context: Context, rule: DetectionRule): Block {
  const kind = rule.type ? singular[rule.type.value] : 'Rule';
  const facts = factsOf(context, rule, rule.name ? kind : undefined);
  const language = rule.language?.value ?? rule.type?.value;
  return {
    kind: 'group',
    line: context.line(rule.span),
    title: rule.name?.value ?? kind,
    blocks: [
      ...(rule.description ? context.blocks(rule.description) : []),
      ...(facts.length > 0 ? [{ kind: 'facts' as const, style: 'details' as const, items: facts }] : []),
      ...(rule.body
        ? [
            {
              kind: 'code' as const,
              line: context.line(rule.body.span),
              ...(language ? { language } : {}),
              text: withoutTrailing(rule.body.value, /\n/),
              name: fileNameOf(rule),
            },
          ]
        : []),
    ],
  };
}

function factsOf(context: Context, rule: DetectionRule, kind: string | undefined): Fact[] {
  const fact = (
    label: string,
    value: Text | undefined,
    show: (value: string) => readonly Inline[] = literal,
  ): Fact[] => (value ? [{ label, content: show(value.value) }] : []);
  return [
    ...(kind ? [{ label: 'Type', content: [text(kind)] }] : []),
    ...fact('ID', rule.id, (id) => [code(id)]),
    ...fact('Author', rule.author),
    ...fact('License', rule.license),
    ...fact('File', rule.file, (file) => [code(file)]),
    ...(rule.url ? [{ label: 'Published at', content: context.link(rule.url.value, rule.url.value) }] : []),
    ...techniqueFacts(rule.techniques, context.attack),
    ...(rule.logSources.length > 0 ? [{ label: 'Log sources', content: literal(commaList(rule.logSources)) }] : []),
    ...(rule.falsePositives.length > 0
      ? [{ label: 'False positives', content: literal(rule.falsePositives.map(({ value }) => value).join('; ')) }]
      : []),
  ];
}

/** Returns the name of a file for a body: that of `file`, or one made from the rule's name, of letters, digits and hyphens. */
function fileNameOf({ file, name, id, type }: DetectionRule): string {
  const last = file?.value.split(/[\\/]/).at(-1)?.trim();
  if (last && /^[\w][\w .-]*\.\w+$/.test(last)) return last;
  const words = (name ?? id)?.value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['rule'];
  return `${words.join('-').slice(0, 80)}.${type ? endings[type.value] : 'txt'}`;
}

const endings: Readonly<Record<keyof typeof ruleKindTitles, string>> = {
  yara: 'yar',
  sigma: 'yml',
  snort_suricata: 'rules',
  kql: 'kql',
  splunk_spl: 'spl',
  eql: 'eql',
  other: 'txt',
};

/** The name of a single rule of a kind: one of "YARA Rules" is a "YARA Rule". */
const singular = Object.fromEntries(
  Object.entries(ruleKindTitles).map(([kind, title]) => [kind, title.replace(/Queries$/, 'Query').replace(/s$/, '')]),
) as Readonly<Record<keyof typeof ruleKindTitles, string>>;
