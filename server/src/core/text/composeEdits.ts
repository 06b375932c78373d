/** Combines two successive sets of edits into one. */
import { sortedEdits, type Edit } from './edits.ts';

/** A run of the intermediate text: original text, whose offset in the original is `from`, or new text, for which `from` is absent. */
interface Run {
  readonly text: string;
  readonly from?: number;
}

/**
 * Returns edits to the original text that have the same result as applying `first` and then `later`. Offsets in `later` refer to the
 * intermediate text. Edits within a set must not overlap. If `later` is empty, returns `first`. Otherwise, the returned edits neither
 * overlap nor touch.
 */
export function composeEdits(text: string, first: readonly Edit[], later: readonly Edit[]): readonly Edit[] {
  if (later.length === 0) return first;
  const runs = changed(changed([{ text, from: 0 }], first), later);
  const replaces = [...first, ...later].flatMap((edit) => edit.replaces ?? []);
  const edits = gaps(runs, text.length);
  return edits.map((edit, index) => (index === 0 && replaces.length > 0 ? { ...edit, replaces } : edit));
}

/** Returns the runs after applying edits. */
function changed(runs: readonly Run[], edits: readonly Edit[]): readonly Run[] {
  const out: Run[] = [];
  const queue = [...runs].reverse();
  let at = 0;
  /** Consumes runs up to an offset and passes each one to `use`. */
  const take = (end: number, use: (run: Run) => void): void => {
    for (let run = queue.pop(); run; run = queue.pop()) {
      if (at + run.text.length > end) {
        const length = end - at;
        if (length > 0) use({ ...run, text: run.text.slice(0, length) });
        const from = run.from === undefined ? {} : { from: run.from + length };
        queue.push({ text: run.text.slice(length), ...from });
        at = end;
        return;
      }
      at += run.text.length;
      use(run);
    }
  };
  for (const { span, newText } of sortedEdits(edits)) {
    if (span[0] < at) continue;
    take(span[0], (run) => out.push(run));
    if (newText !== '') out.push({ text: newText });
    take(span[1], () => undefined);
  }
  take(Infinity, (run) => out.push(run));
  return out;
}

/** Returns edits that replace everything between the runs of original text; `length` is the length of the original text. */
function gaps(runs: readonly Run[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let newText = '';
  const close = (end: number): void => {
    if (end > at || newText !== '') edits.push({ span: [at, end], newText });
    newText = '';
  };
  for (const { text, from } of runs) {
    if (from === undefined) {
      newText += text;
      continue;
    }
    close(from);
    at = from + text.length;
  }
  close(length);
  return edits;
}
