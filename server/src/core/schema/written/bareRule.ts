/** Recognises rows of `detection_rules` without keys, in which the text of a rule directly follows `- |`. */
import type { RuleKind } from '../../model/vocabularies.ts';
import { expandItem } from './newRows.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Patterns for how rules begin. Sources: the grammars of YARA, Snort, Sigma (`title`, `logsource`, `detection`), SPL, KQL and EQL. */
const beginnings: readonly (readonly [RuleKind, RegExp])[] = [
  ['yara', /^\s*(?:\/\/[^\n]*\n\s*|(?:import|include) "[^"\n]*"\s*)*(?:(?:private|global)\s+)*rule\s+\w+/],
  ['snort_suricata', /^\s*(?:alert|drop|log|pass|reject)\s+(?:tcp|udp|icmp|ip|http|dns|tls|smb|ssh|ftp|smtp)\b/],
  ['eql', /^\s*(?:sequence\b|(?:any|process|file|network|registry|library|dns|authentication)\s+where\b)/],
  ['splunk_spl', /^\s*(?:search\s+)?(?:`\w+`|index\s*=|sourcetype\s*=|\|\s*tstats\b)/],
  ['kql', /^\s*(?:let\s+\w+\s*=|[A-Z]\w+\s*\|\s*(?:where|project|summarize|extend|join|take)\b)/],
];

/** Recognises the text of a rule in place of a row. Offsets are relative to `location.text`. */
export const bareRule: WrittenShape = (location) => {
  const { node, shape, pair, inFlow, keyInfo } = location;
  if (node.kind !== 'scalar' || shape.text || pair || inFlow) return undefined;
  if (!shape.mapping?.oneOfRequired.some((group) => group.includes('body'))) return undefined;
  const kind = ruleKindOf(node.value);
  if (kind === undefined) return undefined;
  return {
    isOfRows: true,
    covers: [node],
    span: [node.span[0], node.span[0] + 1],
    message: `A row of \`${keyInfo?.key ?? 'detection_rules'}\` needs the keys \`type\` and \`body\`, but this is only the text of a rule.`,
    title: `Convert to a row with \`type: ${kind}\` and \`body\``,
    edits: expandItem(
      location,
      node,
      [
        {
          fields: [
            ['type', kind],
            ['body', node],
          ],
          at: node.span,
        },
      ],
      [],
    ),
  };
};

/** Returns the kind of a rule or query, determined by its first lines; undefined for any other text. */
export function ruleKindOf(text: string): RuleKind | undefined {
  if (/^title:/m.test(text) && /^logsource:/m.test(text) && /^detection:/m.test(text)) return 'sigma';
  return beginnings.find(([, beginning]) => beginning.test(text))?.[0];
}
