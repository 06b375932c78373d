/** Repairs merge conflicts: one diagnostic per conflict, with a fix for each side. Parsing continues with the first side ("ours"). */
import type { Edit } from '../../text/edits.ts';
import { syntaxProblem, type Repair } from './repair.ts';

interface Marker {
  readonly start: number;
  /** The end of the line's content. */
  readonly end: number;
  /** The end of the line break. */
  readonly past: number;
  readonly label: string;
}

interface Open {
  readonly ours: Marker;
  base?: Marker;
  middle?: Marker;
  /** The number of open conflicts nested in one side of this conflict. They are resolved together with it. */
  inner: number;
}

const marker = /^(<{7}|\|{7}|={7}|>{7})(?:[ \t][^\r\n]*)?(\r?\n|\r?$)/gm;

/** Returns the repairs for merge conflicts, from top to bottom. An incomplete set of markers is not a conflict. */
export function conflicts(text: string): readonly Repair[] {
  const found: Repair[] = [];
  let open: Open | undefined;
  for (const match of text.matchAll(marker)) {
    const [whole, sign = '', lineBreak = ''] = match;
    const start = match.index;
    const past = start + whole.length;
    const one: Marker = { start, end: past - lineBreak.length, past, label: whole.slice(7).trim() };
    if (sign.startsWith('<')) {
      if (open) open.inner++;
      else open = { ours: one, inner: 0 };
    } else if (open && open.inner > 0) {
      if (sign.startsWith('>')) open.inner--;
    } else if (open && sign.startsWith('|')) open.base ??= one;
    else if (open && sign.startsWith('=')) open.middle ??= one;
    else if (open?.middle) {
      found.push(repairOf(open.ours, open.base, open.middle, one));
      open = undefined;
    }
  }
  return found;
}

function repairOf(start: Marker, base: Marker | undefined, middle: Marker, end: Marker): Repair {
  const ours: Edit[] = [
    { span: [start.start, start.past], newText: '' },
    { span: [base && base.start < middle.start ? base.start : middle.start, end.past], newText: '' },
  ];
  const theirs: Edit[] = [
    { span: [start.start, middle.past], newText: '' },
    { span: [end.start, end.past], newText: '' },
  ];
  const [mine, other] = [start.label || 'ours', end.label || 'theirs'];
  const message = `The merge conflict between "${mine}" and "${other}" has not been resolved. Keep one side or combine both, and remove the marker lines.`;
  return {
    problem: {
      ...syntaxProblem([start.start, start.end], message),
      fixes: [
        { title: `Keep "${mine}"`, edits: ours },
        { title: `Keep "${other}"`, edits: theirs },
      ],
      related: [{ span: [end.start, end.end], message: 'The conflict ends here' }],
    },
    edits: ours,
    unparsed: [start.start, end.end],
  };
}
