/** Suppression comments: the problems that they hide, the diagnostics about unused ones, and the comment that is inserted for an author. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory, suppressionEdits } from '../../server/src/core/index.ts';
import type { RuleSettings } from '../../server/src/core/index.ts';
import type { Problem } from '../../server/src/core/problems/problem.ts';
import { testEnvironment } from '../support/environment.ts';

const environment = testEnvironment();

function problemsOf(text: string, settings: RuleSettings = {}): readonly Problem[] {
  return analyze(parseAdvisory(text, environment.schema), environment, settings);
}

const has = (text: string, code: string): boolean => problemsOf(text).some((problem) => problem.code === code);

/** Returns the texts that `advisory/unused-suppression` highlights. */
function unused(text: string, settings: RuleSettings = {}): string[] {
  return problemsOf(text, settings)
    .filter(({ code }) => code === 'advisory/unused-suppression')
    .map(({ span }) => text.slice(span[0], span[1]));
}

/** Returns the text after the first problem of a code was suppressed. */
function suppressed(text: string, code: string): string {
  const problem = problemsOf(text).find((one) => one.code === code);
  assert.ok(problem, `no ${code}`);
  return applyEdits(text, suppressionEdits(problem, parseAdvisory(text, environment.schema)));
}

describe('suppression comments', () => {
  it('hide problems that begin on the next line, with any line ending', () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = ['title: T', '# advisory-disable-next-line tlp/deprecated', 'tlp: WHITE', ''].join(lineBreak);
      assert.equal(has(text, 'tlp/deprecated'), false);
      assert.equal(has(text.replace('tlp/deprecated', 'attack/revoked'), 'tlp/deprecated'), true);
    }
  });
  it('hide missing sections, which are shown at the title or on the first line', () => {
    for (const line of ['title: T', 'tlp: CLEAR', '# advisory\ntlp: CLEAR'])
      assert.equal(has(`# advisory-disable-next-line sections/required\n${line}\n`, 'sections/required'), false, line);
  });
  it('apply to the next line that is not a comment, so that several may follow each other', () => {
    const text =
      '# advisory-disable-next-line tlp/deprecated\n# advisory-disable-next-line sections/order\ntlp: WHITE\n';
    assert.equal(has(text, 'tlp/deprecated'), false);
    assert.equal(has('# advisory-disable-next-line tlp/deprecated\n\ntlp: WHITE\n', 'tlp/deprecated'), true);
  });
  it('apply to the whole scalar or flow collection that begins on the line', () => {
    const list =
      "attack_version: '19.1'\n# advisory-disable-next-line attack/unknown-id\nmitre_attack: [\n  T9999,\n  T9998]\n";
    assert.equal(has(list, 'attack/unknown-id'), false);
    assert.equal(has(list.replace('mitre_attack: [\n', 'mitre_attack:\n  [\n'), 'attack/unknown-id'), true);
    const block = "attack_version: '19.1'\n# advisory-disable-next-line attack/unknown-id\nmitre_attack:\n  - T9999\n";
    assert.equal(has(block, 'attack/unknown-id'), true);
  });
  it('are text within a block scalar', () => {
    const text = 'summary: |\n  # advisory-disable-next-line tlp/deprecated\ntlp: WHITE\n';
    assert.equal(has(text, 'tlp/deprecated'), true);
    assert.deepEqual(unused(text), []);
  });
  it('contain codes, followed by a reason', () => {
    const suppress = (comment: string): boolean => !has(`# ${comment}\ntlp: WHITE\n`, 'tlp/deprecated');
    assert.equal(suppress('advisory-disable-next-line tlp/deprecated -- see sections/order'), true);
    assert.equal(suppress('advisory-disable-next-line sections/order, tlp/deprecated'), true);
    assert.equal(suppress('advisory-disable-next-line tlp/deprecated as the source has it'), true);
    assert.equal(suppress('advisory-disable-next-line -- as the source has it'), true);
    assert.equal(suppress('advisory-disable-next-line sections/order -- not tlp/deprecated'), false);
    assert.equal(suppress('advisory-disable-next-line deprecated'), false);
    assert.equal(suppress('advisory-disable-next-line'), true);
    assert.equal(suppress('advisory-disable-next-lines tlp/deprecated'), false);
  });
  it('are ended code by code', () => {
    const after = (first: string, second: string): string[] =>
      problemsOf(`# ${first}\nstatus: draft\n# ${second}\ntlp: WHITE\nactors: [Nobody in Particular]\n`)
        .map(({ code }) => code)
        .filter((code) => code === 'tlp/deprecated' || code === 'actor/unknown');
    assert.deepEqual(after('advisory-disable', 'advisory-enable'), ['tlp/deprecated', 'actor/unknown']);
    assert.deepEqual(after('advisory-disable', 'advisory-enable tlp/deprecated'), ['tlp/deprecated']);
    assert.deepEqual(after('advisory-disable tlp/deprecated actor/unknown', 'advisory-enable actor/unknown'), [
      'actor/unknown',
    ]);
    assert.deepEqual(after('advisory-disable tlp/deprecated', 'advisory-enable'), ['tlp/deprecated', 'actor/unknown']);
  });
});

describe('comments that resemble suppression comments', () => {
  const changed = (text: string): string => {
    const found = problemsOf(text).filter(({ code }) => code === 'advisory/unused-suppression');
    assert.equal(found.length, 1, JSON.stringify(found));
    const fixed = applyEdits(text, found[0]?.fixes?.[0]?.edits ?? []);
    assert.deepEqual(unused(fixed), [], fixed);
    return fixed;
  };

  it('are reported with the comment that is likely meant', () => {
    for (const [word, meant] of [
      ['advisory-disable-line', 'advisory-disable-next-line'],
      ['advisory-disable-nextline', 'advisory-disable-next-line'],
      ['advisory-disable-next', 'advisory-disable-next-line'],
      ['Advisory-Disable-Next-Line', 'advisory-disable-next-line'],
      ['advisory-ignore', 'advisory-disable-next-line'],
      ['advisory-disable-file', 'advisory-disable'],
      ['advisory-disabled', 'advisory-disable'],
    ] as const)
      for (const codes of ['', ' tlp/deprecated', ' tlp/* -- as in the source']) {
        const text = `# ${word}${codes}\ntlp: WHITE\n`;
        assert.deepEqual(unused(text), [word]);
        assert.equal(has(text, 'tlp/deprecated'), true);
        assert.equal(changed(text), `# ${meant}${codes}\ntlp: WHITE\n`);
      }
    assert.deepEqual(unused('# advisory-disable tlp/*\ntlp: WHITE\n# advisory-enable-all\n'), ['advisory-enable-all']);
    for (const comment of ['advisory-id: 7', 'advisory-2026-04', 'see advisory-disable-line', 'advisory'])
      assert.deepEqual(unused(`# ${comment}\ntlp: CLEAR\n`), []);
  });
  it('are moved above the line of their value', () => {
    for (const start of ['', '\ufeff'])
      assert.equal(
        changed(`${start}tlp: WHITE  # advisory-disable-line tlp/deprecated -- why\r\n`),
        `${start}# advisory-disable-next-line tlp/deprecated -- why\r\ntlp: WHITE\r\n`,
      );
    assert.equal(
      changed('actors:\n  - name: Nobody in\n      Particular # advisory-disable-line\n'),
      'actors:\n  # advisory-disable-next-line\n  - name: Nobody in\n      Particular\n',
    );
  });
  it('can be suppressed, and turned off', () => {
    const text = '# advisory-disable-line\ntlp: CLEAR\n';
    assert.deepEqual(unused(`# advisory-disable-next-line advisory/*\n${text}`), []);
    assert.deepEqual(unused(text, { 'advisory/unused-suppression': 'off' }), []);
  });
});

describe('unused suppression comments', () => {
  it('are reported as a whole, or by the code without effect', () => {
    assert.deepEqual(unused('# advisory-disable-next-line tlp/deprecated -- why\ntlp: CLEAR\n'), [
      '# advisory-disable-next-line tlp/deprecated -- why',
    ]);
    assert.deepEqual(unused('# advisory-disable-next-line tlp/deprecated attack/revoked\ntlp: WHITE\n'), [
      'attack/revoked',
    ]);
    assert.deepEqual(unused('# advisory-disable tlp/deprecated\ntlp: WHITE\n# advisory-enable\n'), []);
  });
  it('are not reported for rules that are off, or while the text is not well-formed', () => {
    const text = '# advisory-disable-next-line tlp/deprecated\ntlp: WHITE\n';
    assert.deepEqual(unused(text, { 'tlp/deprecated': 'off' }), []);
    assert.deepEqual(unused('# advisory-disable-next-line\ntags: [a]\n', { 'tlp/deprecated': 'off' }), []);
    assert.deepEqual(unused('# advisory-disable-next-line tlp/deprecated\ntlp: CLEAR\ntags: [a\nregions: [b]\n'), []);
    assert.deepEqual(unused(text.replace('WHITE', 'CLEAR'), { 'advisory/unused-suppression': 'off' }), []);
  });
  it('name a code that is given twice once', () => {
    const text = '# advisory-disable-next-line tlp/deprecated tlp/deprecated\ntlp: CLEAR\n';
    const problem = problemsOf(text).find(({ code }) => code === 'advisory/unused-suppression');
    assert.match(problem?.message ?? '', /^tlp\/deprecated is not reported on the next line/);
  });
  it('suggest the intended rule', () => {
    const text = '# advisory-disable-next-line tlp/depricated\ntlp: WHITE\n';
    const problem = problemsOf(text).find(({ code }) => code === 'advisory/unused-suppression');
    assert.match(problem?.message ?? '', /No rule has the code "tlp\/depricated".*Did you mean tlp\/deprecated/);
    const fixes = (problem?.fixes ?? []).map(({ title, edits }) => [title, applyEdits(text, edits)]);
    assert.deepEqual(fixes[0], ['Change to tlp/deprecated', text.replace('depricated', 'deprecated')]);
    assert.deepEqual(fixes.at(-1), ['Remove the comment', 'tlp: WHITE\n']);
  });
  it('are removed with their line, or with the spaces before them', () => {
    const removed = (text: string): string => {
      const problem = problemsOf(text).find(({ code }) => code === 'advisory/unused-suppression');
      return applyEdits(text, problem?.fixes?.[0]?.edits ?? []);
    };
    const comment = '# advisory-disable-next-line tlp/deprecated';
    assert.equal(removed(`\ufeff${comment}\r\ntags: [a]\r\n`), '\ufefftags: [a]\r\n');
    assert.equal(removed(`tags: [a]  ${comment}\nregions: [b]\n`), 'tags: [a]\nregions: [b]\n');
    assert.equal(removed(`tags: [a]\n${comment}`), 'tags: [a]');
  });
  it('can be suppressed by a comment', () => {
    const comment = '# advisory-disable-next-line advisory/unused-suppression';
    assert.deepEqual(unused(`${comment}\n# advisory-disable-next-line tlp/deprecated\ntags: [a]\n`), []);
    assert.deepEqual(unused(`${comment}\ntags: [a]\n`), [comment]);
  });
});

describe('an inserted suppression comment', () => {
  it('is above the line, with its indentation and line endings', () => {
    assert.equal(
      suppressed('title: T\r\nactors:\r\n  - APT28\r\n  - Nobody in Particular\r\n', 'actor/unknown'),
      'title: T\r\nactors:\r\n  - APT28\r\n  # advisory-disable-next-line actor/unknown\r\n  - Nobody in Particular\r\n',
    );
    assert.equal(
      suppressed('\ufefftlp: WHITE', 'tlp/deprecated'),
      '\ufeff# advisory-disable-next-line tlp/deprecated\ntlp: WHITE',
    );
  });
  it('is extended by a further code if there already is one', () => {
    assert.equal(
      suppressed('# advisory-disable-next-line sections/required -- later\ntitle: T\n', 'sections/missing'),
      '# advisory-disable-next-line sections/required sections/missing -- later\ntitle: T\n',
    );
    assert.equal(
      suppressed('# advisory-disable-next-line sections/required\n# a remark\ntitle: T\n', 'sections/missing'),
      '# advisory-disable-next-line sections/required sections/missing\n# a remark\ntitle: T\n',
    );
  });
  it('is above the key that contains multi-line text or a list in brackets', () => {
    assert.equal(
      suppressed("attack_version: '19.1'\nmitre_attack: [\n  T1685,\n  T9999]\n", 'attack/unknown-id'),
      "attack_version: '19.1'\n# advisory-disable-next-line attack/unknown-id\nmitre_attack: [\n  T1685,\n  T9999]\n",
    );
  });
  it('suppresses every problem in a value with several', () => {
    const text = [
      'title: APT29: a new wave',
      'tlp: WHITE',
      'severity: hgh',
      'actors: [Fancy Bear, Nobody,',
      '  Grizzly Steppe]',
      'summary: |',
      '  Seen with T1059.001 and',
      '  with T1566.002.',
      'mitre_attack:',
      '  - T1566.002 - Phishing: Spearphishing Link',
      '  - id: T9999',
      '    nmae: X',
      '',
    ].join('\n');
    const document = parseAdvisory(text, environment.schema);
    const locations = problemsOf(text).map((problem) => ({ problem, line: document.lines.lineAt(problem.span[0]) }));
    const firsts = new Map(
      locations.map((location) => [`${location.problem.code} ${String(location.line)}`, location]),
    );
    for (const [name, { problem, line }] of firsts) {
      const after = applyEdits(text, suppressionEdits(problem, document));
      const lines = parseAdvisory(after, environment.schema).lines;
      const left = problemsOf(after).filter(
        ({ code, span }) =>
          code === 'advisory/unused-suppression' || (code === problem.code && lines.lineAt(span[0]) === line + 1),
      );
      assert.deepEqual(left, [], name);
    }
  });
  it('also works in an empty document', () => {
    const after = suppressed('', 'sections/required');
    assert.equal(after, '# advisory-disable-next-line sections/required\n');
    assert.equal(has(after, 'sections/required'), false);
  });
});
