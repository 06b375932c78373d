/** Converts the answers about detection content to markup. */
import type { Answer } from './block.ts';
import { markup, type Html } from './html.ts';
import { inlineHtml } from './inlineHtml.ts';
import { filledIn } from '../labels/labels.ts';
import type { Printing } from './printing.ts';

/** Returns the answers as a panel of tiles: the kind, the answer, the number of rules in the report, and the remaining details. */
export function answersHtml(printing: Printing, caption: string, items: readonly Answer[]): Html {
  return markup`<ul class="ta-answers" aria-label="${caption}">\n${items.map((item) => answerHtml(printing, item))}</ul>\n`;
}

const signs: Readonly<Record<Answer['answer'], string>> = { yes: '✓', no: '✗', unstated: '–' };

function answerHtml(printing: Printing, { line, label, answer, word, rules, content }: Answer): Html {
  const below = rules === undefined ? undefined : filledIn(printing.labels['answers.below'], rules);
  return markup`<li class="ta-answer ta-answer-${answer}"${printing.at(line)}><span class="ta-answer-kind">${label}<span class="ta-colon">: </span></span> <span class="ta-badge ta-${answer}"><span aria-hidden="true">${signs[answer]}</span> ${word}</span>${below && markup` <span class="ta-count">${below}</span>`}${content.length > 0 && markup` <span class="ta-answer-detail">${inlineHtml(printing, content)}</span>`}</li>\n`;
}
