/** After every random edit, the document equals the one that is parsed from scratch; `npm run soak` tests this far more often. */
import assert from 'node:assert/strict';
import type { AdvisoryDocument, YamlNode } from '../../server/src/core/index.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import type { Reads } from '../../server/src/core/rules/rule.ts';
import { createWorld, usualConditions } from '../soak/conditions.ts';
import { differenceToLibrary } from '../soak/library.ts';
import { planSessions } from '../soak/plan.ts';
import { createRandom } from '../soak/random.ts';
import { read, type Step } from '../soak/reading.ts';
import { runSteps, stepsFrom, type ReadOn, type Steps } from '../soak/session.ts';
import { shrink, type Shrunk } from '../soak/shrink.ts';
import { readStartTexts, type StartText } from '../soak/startTexts.ts';
import { againWith, textSeed } from '../support/property.ts';
import { sharedIt } from '../support/sharedData.ts';
import { changedDocument } from '../support/changedDocument.ts';

const seed = textSeed('sample');
const onward = createWorld();
const anew = createWorld();

interface Found extends Shrunk {
  readonly step: number;
}

/**
 * Applies `edits` random edits to a text, and returns the first difference to parsing from scratch, shrunk in at most `tries` attempts;
 * undefined if there is none.
 */
function edit(start: StartText, other: string, edits: number, readOn: ReadOn, tries: number): Found | undefined {
  const proof = { onward, anew, readOn };
  const taken: Step[] = [];
  const source = stepsFrom(start.text, other, createRandom(`${start.name} ${seed}`));
  const steps: Steps = {
    next(broken) {
      const step = source.next(broken);
      taken.push(step.value);
      return step;
    },
  };
  const { failure } = runSteps(steps, edits + 1, start.kind, proof);
  if (!failure) return undefined;
  let left = tries;
  const found = shrink(taken.slice(0, failure.step + 1), failure.difference, start.kind, proof, () => left-- > 0);
  return { ...found, step: failure.step };
}

const describeSteps = ({ step, steps, difference }: Found): string =>
  [`step ${step}, shrunk:`, ...steps.map(({ text }) => JSON.stringify(text)), JSON.stringify(difference, null, 2)].join(
    '\n',
  );

describe('a document that is edited at random', function () {
  // Shrinking a counterexample takes a while.
  this.timeout(180_000);
  const { texts } = readStartTexts(seed);

  const holds = (families: readonly StartText['family'][], edits: number): void => {
    const chosen = texts.filter(
      ({ family, name, text }) => families.includes(family) && name !== 'seed transcription' && text.length < 8_000,
    );
    for (const session of planSessions(chosen, edits, seed)) {
      const [start, other] = [session.name, session.other].map((name) => chosen.find((text) => text.name === name));
      assert.ok(start && other);
      const found = edit(start, other.text, session.edits, read, 400);
      assert.equal(found && `${againWith(seed)}\n${start.name}, ${describeSteps(found)}`, undefined);
    }
  };

  it('equals the one that is parsed from scratch, with the same problems', () =>
    holds(['examples', 'fixtures', 'valid'], 120));
  it('equals it if the document has long lists', () => holds(['long'], 20));
  it('equals it if the document is a configuration file or a catalogue', () => holds(['other kinds'], 40));
  sharedIt('equals it for the cases of the YAML test suite', () => holds(['suite'], 100));
});

describe('the search for differences', function () {
  this.timeout(60_000);

  const text =
    '# advisory\ntitle: a\nsummary: |\n  T1059 is used.\n# seen\ntags:\n  - a\n  - b # c\nanalyzed: 2026-09-20\n';
  const start: StartText = { name: 'planted', family: 'examples', kind: 'advisory', text };

  const planted: Readonly<Record<string, ReadOn>> = {
    'a tree that is kept where only characters were replaced': (world, step, kind, previous) => {
      const reading = read(world, step, kind);
      const isKept = previous?.text.length === step.text.length;
      return isKept ? { ...reading, document: changedDocument(reading.document, { root: previous.root }) } : reading;
    },
    'a model whose places are those of the last version': (world, step, kind, previous) => {
      const reading = read(world, step, kind);
      const isKept = previous?.advisory.tags?.items.length === reading.document.advisory.tags?.items.length;
      return isKept && previous
        ? { ...reading, document: changedDocument(reading.document, { advisory: previous.advisory }) }
        : reading;
    },
    'comments that are forgotten': (world, step, kind, previous) => {
      const { document, ...reading } = read(world, step, kind);
      return previous
        ? { ...reading, document: changedDocument(document, { comments: document.comments.slice(0, 1) }) }
        : { ...reading, document };
    },
    'problems of other settings and days': (world, step, kind) => {
      const usual = read(world, { ...step, conditions: usualConditions }, kind);
      return { ...usual, document: read(world, step, kind).document };
    },
    'a last version that is written over': (world, step, kind, previous) => {
      const item = previous?.advisory.tags?.items[0];
      if (item) Object.assign(item, { value: 'changed' });
      return read(world, step, kind);
    },
    'a rule that declares keys that it does not look at': (world, step, kind, previous) => {
      const rule = rules.find(({ meta }) => meta.code === 'date/future') as { reads: Reads } | undefined;
      assert.ok(rule);
      const { reads } = rule;
      rule.reads = { rows: ['updated'] };
      try {
        return read(world, step, kind, previous);
      } finally {
        rule.reads = reads;
      }
    },
    'an error that is thrown': (world, step, kind) => {
      if (step.text.includes('\t')) throw new Error('no tabs');
      return read(world, step, kind);
    },
  };
  for (const [what, readOn] of Object.entries(planted)) {
    it(`finds ${what}, and reduces it to a short text`, () => {
      const found = edit(start, text, 400, readOn, 400);
      assert.ok(found);
      assert.ok(found.steps.length <= 2, describeSteps(found));
      for (const step of found.steps) assert.ok(step.text.length < 2 * text.length, describeSteps(found));
    });
  }

  it('finds nothing without a planted difference', () => assert.equal(edit(start, text, 30, read, 0), undefined));

  it('compares a tree, its spans and its comments with the library’s result', () => {
    const { document } = read(anew, step(text), 'advisory');
    assert.equal(differenceToLibrary(document), 'alike');
    const misread: readonly (readonly [AdvisoryDocument, where: string])[] = [
      [changedDocument(document, { root: changed(document.root, { value: 'x' }) }), 'library.title'],
      [changedDocument(document, { root: changed(document.root, { span: [18, 20] }) }), 'library.title'],
      [changedDocument(document, { comments: document.comments.slice(1) }), 'library.comments[0]'],
      [changedDocument(document, { unparsed: [[0, 3]] }), 'library.lost'],
    ];
    for (const [one, where] of misread) {
      const found = differenceToLibrary(one);
      assert.ok(typeof found === 'object');
      assert.equal(found.where, where);
    }
    assert.equal(differenceToLibrary(read(anew, step('title: "a\n'), 'advisory').document), undefined);
  });

  const step = (of: string): Step => ({
    text: of,
    conditions: usualConditions,
    analysed: false,
    thorough: false,
    doubted: true,
    aside: false,
  });

  /** Returns the tree with the properties `how` in the first value of its root. */
  function changed(root: YamlNode | undefined, how: object): YamlNode {
    assert.ok(root?.kind === 'mapping');
    const pairs = root.pairs.map((pair, i) =>
      i === 0 ? { ...pair, value: { ...pair.value, ...how } as YamlNode } : pair,
    );
    return { ...root, pairs };
  }
});
