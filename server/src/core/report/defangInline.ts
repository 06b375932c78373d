/** Inline content in which nothing is live that the indicators list, also where emphasis or code parts it: `evil.**top**`. */
import { defangLive, type Listed, liveMarks, type Mark, withMarks } from '../indicators/index.ts';
import type { Chip, Inline } from './block.ts';

/** The content with what is listed defanged; its texts are read as the one text that a reader sees. */
export function defangInline(content: readonly Inline[], listed: Listed): readonly Inline[] {
  const marks = liveMarks(content.map(textOf).join(''), listed);
  const chips = content.some(hasChips);
  if (marks.length === 0 && !chips) return content;
  const cursor = { at: 0 };
  return content.map((part) => marked(part, marks, cursor, listed));
}

const hasChips = (part: Inline): boolean => part.kind === 'chips' || ('content' in part && part.content.some(hasChips));

/** A part's text as it counts for offsets; chips are looked at by themselves. */
function textOf(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'badge':
      return part.text;
    case 'break':
      return '\n';
    case 'chips':
      return ' ';
    default:
      return part.content.map(textOf).join('');
  }
}

function marked(part: Inline, marks: readonly Mark[], cursor: { at: number }, listed: Listed): Inline {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'badge':
      return { ...part, text: within(part.text, marks, cursor) };
    case 'break':
      cursor.at += 1;
      return part;
    case 'chips':
      cursor.at += 1;
      return { ...part, chips: part.chips.map((chip) => defangChip(chip, listed)) };
    default:
      return { ...part, content: part.content.map((inside) => marked(inside, marks, cursor, listed)) };
  }
}

/** The marks of one text among many. Those that reach over its end are cut: what is left of them is still no address. */
function within(text: string, marks: readonly Mark[], cursor: { at: number }): string {
  const from = cursor.at;
  cursor.at += text.length;
  const own = marks.flatMap(({ at, length, text: mark }): Mark[] => {
    const start = Math.max(at, from);
    const end = Math.min(at + length, from + text.length);
    if (start >= end) return [];
    return [{ at: start - from, length: end - start, text: length > 1 ? mark.slice(start - at, end - at) : mark }];
  });
  return own.length === 0 ? text : withMarks(text, own);
}

function defangChip(chip: Chip, listed: Listed): Chip {
  const { text, detail, title } = chip;
  return {
    ...chip,
    text: defangLive(text, listed),
    ...(detail === undefined ? {} : { detail: defangLive(detail, listed) }),
    ...(title === undefined ? {} : { title: defangLive(title, listed) }),
  };
}
