import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import type { Log, Region, Result, Run } from 'sarif';

import { sarifFormatter, type SarifSetup } from '../../server/src/cli/formatters/sarif.ts';
import { sourceRoot } from '../../server/src/cli/formatters/paths.ts';
import type { FileResult } from '../../server/src/cli/formatters/result.ts';
import { allRules } from '../../server/src/core/index.ts';
import type { Problem } from '../../server/src/core/problems/problem.ts';
import { createLines, type Span } from '../../server/src/core/text/text.ts';
import { sharedDataFolder, sharedIt } from '../support/sharedData.ts';
import { printedBy } from './printed.ts';
import { inWorkspace, wrongAdvisory } from './support.ts';

const cwd = join('/', 'project');
const setup: SarifSetup = { cwd, root: cwd, version: '1.2.3', docsUrl: (code) => `https://docs.example/${code}` };
const text = 'title: 😀 one\r\ntlp: WHITE\r\ntags: [a, a]\r\n';
const spanOf = (part: string): Span => [text.indexOf(part), text.indexOf(part) + part.length];
const problem: Problem = {
  code: 'tlp/deprecated',
  severity: 'warning',
  message: 'WHITE is TLP 1.0.',
  span: spanOf('WHITE'),
};
const resultOf = (problems: readonly Problem[], path = 'a.advisory.yaml', content = text): FileResult => ({
  path,
  text: content,
  lines: createLines(content),
  problems,
  fixed: 0,
});

function runOf(results: readonly FileResult[], ...rest: unknown[]): Run {
  const [failures = [], status = 0, given = setup] = rest as [
    Parameters<typeof printedBy>[2],
    Parameters<typeof printedBy>[3],
    SarifSetup?,
  ];
  const log = JSON.parse(printedBy(sarifFormatter(given), results, failures, status)) as Log;
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

const resultsOf = (problems: readonly Problem[], path?: string): readonly Result[] =>
  runOf([resultOf(problems, path)]).results ?? [];

/** Returns the part of `text`, whose lines end in CR LF, that a region refers to according to SARIF 2.1.0 (3.30). */
function textIn(region: Region | undefined): string {
  const lines = text.split('\r\n');
  assert.ok(region?.startLine && region.endLine && region.startColumn && region.endColumn);
  const location = (line: number, column: number): number =>
    lines.slice(0, line - 1).join('\r\n').length + (line > 1 ? 2 : 0) + column - 1;
  return text.slice(location(region.startLine, region.startColumn), location(region.endLine, region.endColumn));
}

describe('check --format sarif', () => {
  it('describes every rule with its severity and the URL of its page', () => {
    const { driver } = runOf([]).tool;
    assert.equal(driver.name, 'Threat Advisory');
    assert.equal(driver.version, '1.2.3');
    assert.deepEqual(
      driver.rules?.map(({ id }) => id),
      allRules.map(({ meta }) => meta.code),
    );
    const rule = driver.rules?.find(({ id }) => id === 'sections/order');
    assert.equal(rule?.name, 'SectionsOrder');
    assert.equal(rule?.defaultConfiguration?.level, 'note');
    assert.equal(rule?.helpUri, 'https://docs.example/sections/order');
    for (const { shortDescription, fullDescription, help } of driver.rules ?? [])
      assert.ok(shortDescription?.text && fullDescription?.text && help?.text);
  });

  it('contains no URL that only works on this machine', () => {
    const run = runOf([], [], 0, { ...setup, docsUrl: (code: string) => `file:///pages/${code}` });
    assert.equal(run.tool.driver.rules?.[0]?.helpUri, undefined);
    assert.doesNotMatch(JSON.stringify(run), /file:/);
  });

  it('refers from a result to its rule, and to the marked text in UTF-16 columns', () => {
    const run = runOf([resultOf([{ ...problem, span: spanOf('one') }, problem])]);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const [first, second] = run.results ?? [];
    assert.deepEqual(first?.locations?.[0]?.physicalLocation?.region, {
      startLine: 1,
      startColumn: 11,
      endLine: 1,
      endColumn: 14,
    });
    assert.equal(textIn(first?.locations?.[0]?.physicalLocation?.region), 'one');
    assert.equal(second?.ruleId, 'tlp/deprecated');
    assert.equal(run.tool.driver.rules?.[second.ruleIndex ?? -1]?.id, 'tlp/deprecated');
    assert.equal(second.message.text, 'WHITE is TLP 1.0.');
    assert.equal(textIn(second.locations?.[0]?.physicalLocation?.region), 'WHITE');
  });

  it('maps severities to levels, and distinguishes hints from notes', () => {
    const severities = ['error', 'warning', 'information', 'hint'] as const;
    assert.deepEqual(
      resultsOf(severities.map((severity) => ({ ...problem, severity }))).map(({ level, properties }) => [
        level,
        properties?.['severity'],
      ]),
      [
        ['error', 'error'],
        ['warning', 'warning'],
        ['note', 'information'],
        ['note', 'hint'],
      ],
    );
  });

  it('offers fixes as replacements, an insertion at an empty region', () => {
    const edits = [
      { span: spanOf('WHITE'), newText: 'CLEAR' },
      { span: [text.length, text.length] as Span, newText: 'x: "{1}\u0000"\n' },
    ];
    const [result] = resultsOf([
      {
        ...problem,
        fixes: [
          { title: 'Change to CLEAR', edits, safe: true },
          { title: 'Leave it', edits: [] },
        ],
      },
    ]);
    assert.deepEqual(
      result?.fixes?.map(({ description, properties }) => [description?.text, properties]),
      [['Change to CLEAR', { safe: true }]],
    );
    const [change] = result?.fixes?.[0]?.artifactChanges ?? [];
    assert.equal(change?.artifactLocation.uri, 'a.advisory.yaml');
    assert.deepEqual(
      change.replacements.map(({ deletedRegion, insertedContent }) => [textIn(deletedRegion), insertedContent?.text]),
      [
        ['WHITE', 'CLEAR'],
        ['', 'x: "{1}\u0000"\n'],
      ],
    );
  });

  it('names related locations', () => {
    const [result] = resultsOf([{ ...problem, related: [{ span: spanOf('title'), message: 'the first' }] }]);
    const [related] = result?.relatedLocations ?? [];
    assert.equal(related?.message?.text, 'the first');
    assert.equal(textIn(related.physicalLocation?.region), 'title');
  });

  it('keeps the fingerprint of a problem when lines are added above and whitespace changes, and distinguishes equal ones', () => {
    const printsOf = (content: string, word: string): unknown[] => {
      const spans = [...content.matchAll(new RegExp(word, 'g'))].map(({ index }): Span => [index, index + word.length]);
      const found =
        runOf([
          resultOf(
            spans.map((span) => ({ ...problem, span })),
            'a.yaml',
            content,
          ),
        ]).results ?? [];
      return found.map(({ partialFingerprints }) => partialFingerprints?.['advisoryProblem/v1']);
    };
    const [before] = printsOf('tlp: WHITE\n', 'WHITE');
    assert.match(String(before), /^[0-9a-f]{16}:1$/);
    assert.deepEqual(printsOf('title: x\n\ntlp:   WHITE \n', 'WHITE'), [before]);
    assert.notDeepEqual(printsOf('tlp: WHITE # why\n', 'WHITE'), [before]);
    const twice = printsOf('tags: [aa, aa]\n', 'aa');
    assert.equal(new Set(twice).size, 2);
  });

  it('percent-encodes paths below the folder of the sources', () => {
    const addressOf = (path: string): unknown =>
      resultsOf([problem], path)[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
    assert.deepEqual(addressOf('./a b/c#ü%.advisory.yaml'), {
      uri: 'a%20b/c%23%C3%BC%25.advisory.yaml',
      uriBaseId: '%SRCROOT%',
    });
    assert.deepEqual(addressOf('c:d.yaml'), { uri: 'c%3Ad.yaml', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(addressOf('half\ud800.yaml'), { uri: 'half%EF%BF%BD.yaml', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(addressOf('-'), { uri: 'stdin' });
    assert.match(String((addressOf('../x.yaml') as { uri: string }).uri), /^file:\/\/\/.*x\.yaml$/);
  });

  it("uses GitHub's checkout as that folder if the run is in it", () => {
    const checkout = join('/', 'home', 'checkout');
    assert.equal(sourceRoot(join(checkout, 'docs'), { GITHUB_WORKSPACE: checkout }), checkout);
    assert.equal(sourceRoot(cwd, { GITHUB_WORKSPACE: checkout }), cwd);
    assert.equal(sourceRoot(cwd, {}), cwd);
  });

  it('escapes links, placeholders and control characters in messages', () => {
    const [result] = resultsOf([{ ...problem, message: '{0} [here](https://evil.example)\u0007' }]);
    assert.equal(result?.message.text, '{{0}} [here] (https://evil.example)\\u{{7}}');
  });

  it('contains the exit status and the unreadable files', () => {
    const failures = [{ path: 'b c.yaml', message: 'is not valid UTF-8 (line 1)' }];
    const [invocation] = runOf([], failures, 2).invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation.exitCode, 2);
    const [notification] = invocation.toolExecutionNotifications ?? [];
    assert.equal(notification?.message.text, 'b c.yaml: is not valid UTF-8 (line 1)');
    assert.equal(notification.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'b%20c.yaml');
    assert.equal(runOf([], [], 1).invocations?.[0]?.executionSuccessful, true);
  });

  it('has a separate category for each shard', () => {
    assert.equal(runOf([], [], 0, { ...setup, shard: '2/3' }).automationDetails?.id, 'advisory-check/2-of-3/');
    assert.equal(runOf([]).automationDetails, undefined);
  });

  sharedIt("is valid according to OASIS's schema", () =>
    inWorkspace(async ({ run, write }) => {
      const planted = join(import.meta.dirname, '..', 'fixtures', 'planted', 'forty.advisory.yaml');
      write('a b.advisory.yaml', readFileSync(planted));
      write('c.advisory.yaml', wrongAdvisory);
      write('d.advisory.yaml', Buffer.from([0xff, 0x61]));
      const schema = JSON.parse(readFileSync(join(sharedDataFolder, 'schemas', 'sarif-schema-2.1.0.json'), 'utf8'));
      // The schema is of draft 4, and the validator of draft 7. Of the keywords that the schema uses, only `$schema` and `id` differ.
      const { $schema, id, ...body } = schema;
      assert.ok($schema && id);
      const formats = { 'date-time': true, uri: isUri, 'uri-reference': /^[\w!$&'()*+,;=:@%./?#~-]+$/ } as const;
      const validate = new Ajv({ strict: false, allErrors: true, formats }).compile(body);
      for (const args of [['.', 'gone.yaml'], ['--shard', '1/2', '.'], ['-']]) {
        const { stdout } = await run(['check', '--format', 'sarif', ...args], { stdin: wrongAdvisory });
        validate(JSON.parse(stdout));
        assert.deepEqual(validate.errors, null);
      }
    }),
  );
});

const isUri = (value: string): boolean => URL.canParse(value);
