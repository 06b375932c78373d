/** Compares what an editor shows for many texts with golden files. */
import { assertGolden } from '../support/golden.ts';
import { actionLocations } from './actionLocations.ts';
import { completionLocations } from './completionLocations.ts';
import { hoverLocations } from './hoverLocations.ts';
import { outlineTexts } from './outlineTexts.ts';
import { shownActions, shownCompletions, shownFolds, shownHover, shownLinks, shownOutline } from './shownTexts.ts';

/** The maximum length of a text that is used as a title. */
const maxTitleLength = 160;

function assertShown(name: string, texts: readonly string[], shown: (text: string) => string): void {
  const parts = texts.map((text) => `# ${JSON.stringify(text).slice(0, maxTitleLength)}\n\n${shown(text)}\n`);
  assertGolden(
    new URL(`../fixtures/service/${name}.txt`, import.meta.url),
    parts.join('\n').replaceAll('\uFEFF', '\\uFEFF'),
  );
}

describe("golden files of an editor's content:", function () {
  this.timeout(60_000);
  it('hovers', () => assertShown('hover', hoverLocations(), shownHover));
  it('completions', () => assertShown('completion', completionLocations, shownCompletions));
  it('code actions', () => assertShown('actions', actionLocations, shownActions));
  it('outlines', () => assertShown('outline', outlineTexts, shownOutline));
  it('folding ranges', () => assertShown('folds', outlineTexts, shownFolds));
  it('links', () => assertShown('links', outlineTexts, shownLinks));
});
