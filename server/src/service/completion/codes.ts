/** Completes suppression comments such as `# advisory-disable-next-line ▮`: the directives, rule codes and families of rules. */
import { CompletionItemKind, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { allRules, type AdvisoryDocument } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import type { KindName, Proposal } from './proposal.ts';
import { ranked } from './ranked.ts';

const directives: readonly (readonly [word: string, detail: string])[] = [
  ['advisory-disable-next-line', 'Suppresses a rule on the next line'],
  ['advisory-disable', 'Suppresses a rule from here on'],
  ['advisory-enable', 'Ends the suppression'],
];

/**
 * Returns the proposals in a comment: the directives, or after a directive the codes and families that it does not list yet. Returns
 * undefined if the cursor is not in a comment.
 */
export function provideCodes(document: AdvisoryDocument, offset: number): CompletionList | undefined {
  const { lines, text } = document;
  const lineStart = lines.startOf(lines.lineAt(offset));
  const part = document.partAt(lineStart);
  const comment = part.comments.find(({ span }) => {
    const start = part.offset + span[0];
    return start >= lineStart && start < offset;
  });
  if (!comment) return undefined;
  const before = text.slice(part.offset + comment.span[0], offset);
  const after = text.slice(offset, lines.endOf(lines.lineAt(offset)));
  const rest = after.replace(/^[^\s,]*/, '');
  const proposals = proposalsIn(before, rest);
  const word = /(?<![^\s,#])[^\s,#]*$/.exec(before)?.[0] ?? '';
  const typed = offset - word.length;
  const end = offset + after.length - rest.length;
  const items = ranked(word, proposals).map((proposal, rank): CompletionItem => ({
    label: proposal.label,
    kind: CompletionItemKind[proposal.kind],
    sortText: String(rank).padStart(3, '0'),
    filterText: `${word} ${proposal.label}`.trim(),
    textEdit: { range: toRange([typed, end], lines), newText: proposal.label },
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
  }));
  return { isIncomplete: items.length > 0, items };
}

/** Returns the proposals for a comment, given its text up to the cursor and after the word at the cursor. */
function proposalsIn(before: string, rest: string): readonly Proposal[] {
  const kind: KindName = 'Reference';
  if (/^#\s*(?:advisory[\w-]*|adv\w*)?$/.test(before))
    return directives.map(([label, detail]) => ({ label, kind, detail }));
  const directive = /^#\s*advisory-(?:disable-next-line|disable|enable)\s/.exec(before)?.[0];
  // After ` -- `, the author types the reason.
  if (directive === undefined || /\s--(?:\s|$)/.test(before)) return [];
  const words = /[\s,]+/;
  const named = new Set([...before.slice(directive.length).split(words).slice(0, -1), ...rest.split(words)]);
  const families = new Set(allRules.map(({ meta }) => `${familyOf(meta.code)}/*`));
  const codes: readonly Proposal[] = [
    ...allRules.map(({ meta: { code, summary } }) => ({ label: code, kind, detail: summary, names: [nameOf(code)] })),
    ...[...families].map((label) => ({ label, kind, detail: `All rules in ${familyOf(label)}` })),
  ];
  return codes.filter(({ label }) => !named.has(label));
}

const familyOf = (code: string): string => code.slice(0, code.indexOf('/'));
const nameOf = (code: string): string => code.slice(code.indexOf('/') + 1);
