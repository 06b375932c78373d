import { withoutTrailing } from '../../util/ends.ts';
import type { DetectionRule, Text } from '../../model/advisory.ts';
import type { RuleKind } from '../../model/vocabularies.ts';
import type { Block, Fact, Inline } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { filledIn } from '../../labels/labels.ts';
import { code, commaList, muted, text } from '../inline.ts';
import { literal } from '../literal.ts';
import { techniqueFacts } from '../technique.ts';
import type { SectionSource } from './section.ts';

export const detectionRules: SectionSource = {
  key: 'detection_rules',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'detection_rules', context.advisory.detectionRules, (rules) =>
      rules.map((rule) => ruleBlock(context, rule)),
    ),
};

function ruleBlock(context: Context, rule: DetectionRule): Block {
  const { labels } = context;
  const kind = rule.type ? labels[`rule.${rule.type.value}`] : labels['rule.any'];
  const facts = factsOf(context, rule, rule.name ? kind : undefined);
  return {
    kind: 'group',
    line: context.line(rule.span),
    title: rule.name?.value ?? kind,
    blocks: [
      ...(rule.description ? context.blocks(rule.description) : []),
      ...(facts.length > 0 ? [{ kind: 'facts' as const, style: 'details' as const, items: facts }] : []),
      ...bodyBlocks(context, rule),
    ],
  };
}

/**
 * Returns the body or, if there is none, the content of the rule's file or a sentence that explains why the file is not shown. Returns an
 * empty list if the rule has neither, or if the host provides no files.
 */
function bodyBlocks(context: Context, rule: DetectionRule): Block[] {
  const { body, file } = rule;
  const language = rule.language?.value ?? rule.type?.value;
  const code = (location: Text, text: string): Block => ({
    kind: 'code',
    line: context.line(location.span),
    ...(language ? { language } : {}),
    text: withoutTrailing(text, /\n/),
    name: fileNameOf(rule),
  });
  if (body) return [code(body, body.value)];
  const read = file && context.ruleFile?.(file.value);
  if (!file || !read) return [];
  if ('text' in read) return [code(file, read.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))];
  const sentence = filledIn(context.labels[`rule.file_${read.obstacle}`], file.value.trim());
  return [{ kind: 'paragraph', line: context.line(file.span), content: [muted(sentence)] }];
}

function factsOf(context: Context, rule: DetectionRule, kind: string | undefined): Fact[] {
  const fact = (
    label: string,
    value: Text | undefined,
    show: (value: string) => readonly Inline[] = literal,
  ): Fact[] => (value ? [{ label, content: show(value.value) }] : []);
  const { labels } = context;
  return [
    ...(kind ? [{ label: labels['fact.type'], content: [text(kind)] }] : []),
    ...fact(labels['fact.id'], rule.id, (id) => [code(id)]),
    ...fact(labels['fact.author'], rule.author),
    ...fact(labels['fact.license'], rule.license),
    ...fact(labels['fact.file'], rule.file, (file) => [code(file)]),
    ...(rule.url
      ? [{ label: labels['fact.published_at'], content: context.link(rule.url.value, rule.url.value) }]
      : []),
    ...techniqueFacts(context, rule.techniques),
    ...(rule.logSources.length > 0
      ? [{ label: labels['fact.log_sources'], content: literal(commaList(rule.logSources)) }]
      : []),
    ...(rule.falsePositives.length > 0
      ? [
          {
            label: labels['fact.false_positives'],
            content: literal(rule.falsePositives.map(({ value }) => value).join('; ')),
          },
        ]
      : []),
  ];
}

/**
 * Returns the file name for a body: the name in `file` if it is a plain one with an extension, otherwise a name derived from the rule's
 * name or ID, with letters, digits and hyphens, and the extension for its type.
 */
function fileNameOf({ file, name, id, type }: DetectionRule): string {
  const last = file?.value.split(/[\\/]/).at(-1)?.trim();
  if (last && /^[\w][\w .-]*\.\w+$/.test(last)) return last;
  const words = (name ?? id)?.value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['rule'];
  return `${words.join('-').slice(0, 80)}.${type ? endings[type.value] : 'txt'}`;
}

const endings: Readonly<Record<RuleKind, string>> = {
  yara: 'yar',
  sigma: 'yml',
  snort_suricata: 'rules',
  kql: 'kql',
  splunk_spl: 'spl',
  eql: 'eql',
  other: 'txt',
};
