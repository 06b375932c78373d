/** Converts rules and queries to rows of `detection_rules`. */
import { ruleKindOf } from '../schema/written/bareRule.ts';
import type { RuleKind } from '../model/vocabularies.ts';
import { linesOf } from '../import/texts/lines.ts';
import type { Row } from './row.ts';
import { smallest } from '../util/lists.ts';

/** Rule kinds by file extension. They are used if the kind cannot be recognised from the content. */
const extensions: Readonly<Record<string, RuleKind>> = {
  yar: 'yara',
  yara: 'yara',
  rules: 'snort_suricata',
  kql: 'kql',
  kusto: 'kql',
  spl: 'splunk_spl',
  eql: 'eql',
};

/**
 * Returns the row for a rule. Returns undefined for any other text, and for text that a block scalar cannot contain. `fileName` is the name
 * of a dropped file.
 */
export function ruleRow(text: string, fileName?: string): Row | undefined {
  const [, stem = '', extension = ''] = /^(?:.*[\\/])?([^\\/]+?)\.([a-z0-9]+)$/i.exec(fileName ?? '') ?? [];
  const ofFile = extensions[extension.toLowerCase()];
  const kind = ruleKindOf(text) ?? ofFile;
  const body = kind === undefined ? undefined : blockLines(text);
  if (kind === undefined || !body) return undefined;
  const name = nameIn(kind, text) ?? (stem === '' ? undefined : stem);
  const [, id] = (kind === 'sigma' && /^id:[ \t]*["']?([0-9a-f-]{36})["']?[ \t]*$/im.exec(text)) || [];
  const said: Row['pairs'] = [
    ['type', kind],
    ...(name === undefined ? [] : [['name', name] as const]),
    ...(id === undefined ? [] : [['id', id] as const]),
  ];
  return { pairs: [...said, ['body', { block: body }]] };
}

/**
 * Splits text into lines for a block scalar, without blank lines at the start and end and without common indentation. Returns undefined for blank
 * text, and if a block scalar cannot contain the text.
 */
export function blockLines(text: string): readonly string[] | undefined {
  // Characters that a block scalar cannot contain. Source: YAML 1.2.2, 5.1 "Character Set".
  if (
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(
      text.replace(/^\uFEFF/, ''),
    )
  )
    return undefined;
  const lines = linesOf(text).map((line) => (line.trim() === '' ? '' : line));
  const from = lines.findIndex((line) => line !== '');
  const filled = lines.slice(Math.max(0, from), lines.findLastIndex((line) => line !== '') + 1);
  if (filled.length === 0) return undefined;
  const shared = smallest(filled.flatMap((line) => (line === '' ? [] : [/^ */.exec(line)?.[0].length ?? 0])));
  return filled.map((line) => line.slice(shared));
}

function nameIn(kind: RuleKind, text: string): string | undefined {
  switch (kind) {
    case 'yara':
      return /^[ \t]*(?:(?:private|global)[ \t]+)*rule[ \t]+(\w+)/m.exec(text)?.[1];
    case 'sigma':
      return /^title:[ \t]*["']?(\S.*)$/m.exec(text)?.[1]?.trim().replace(/["']$/, '');
    case 'snort_suricata':
      return /\bmsg:[ \t]*"([^"\r\n]{1,300})"/.exec(text)?.[1];
    default:
      return undefined;
  }
}
