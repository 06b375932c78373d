/** The report of a run in Markdown: the output of `npm run bench`, and `docs/performance.md`. */
import type { MeasureName, Results, Row } from '../results.ts';
import { measureTexts } from './measures.ts';
import { survivalPart, throughputPart } from './moreParts.ts';
import { figure, sizeName, table } from './table.ts';
import { judge, judgeSurvival, ratioOf, type Verdict } from './targets.ts';

/** Returns the whole page. */
export function report(results: Results): string {
  const names = Object.keys(measureTexts) as MeasureName[];
  const parts = [
    head(results),
    overview(results),
    summary(results),
    ...names.map((name) => measurePart(results, name)),
    survivalPart(results),
    throughputPart(results),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function head({ machine, ours, peer, runs }: Results): string[] {
  const { before, after } = machine.calibration;
  const rivals = peer === null ? [] : [`with the same client, documents and schema, in turn with \`${peer}\``];
  return [
    '# Performance',
    '',
    `How long the language server of \`${ours}\` takes for what authors wait for, ${['measured', ...rivals].join(' ')}.`,
    'This page is written by `npm run bench -- --write`; the program is in [test/bench](../test/bench/bench.ts).',
    '',
    `- Machine: ${machine.processors}, ${figure(machine.memory / 2 ** 30)} GiB, ${machine.platform}, Node ${machine.node}.`,
    `- A fixed loop of arithmetic took ${figure(before.median)} ms before and ${figure(after.median)} ms after all measurements.`,
    `- Medians of ${runs} runs, of edits in ours three times as many, after a few to warm up. A series that takes too long ends earlier: "runs" is the number of its runs.`,
    '- "95 %" is the 95th percentile, and the ratio is the other server’s median divided by ours: above 1, ours takes less.',
    '- Documents are generated: lists of indicators, detection rules in block scalars, a timeline, hypotheses, comments. None has an error.',
  ];
}

/** Returns a table with a row for each measure. For each document size, it shows the value at the position where our server is slowest. */
function overview({ rows }: Results): string[] {
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b);
  const names = (Object.keys(measureTexts) as MeasureName[]).filter((name) =>
    rows.some(({ measure }) => measure === name),
  );
  const worst = (name: MeasureName, kilobytes: number): Row | undefined =>
    rows
      .filter(({ measure, size }) => measure === name && size === kilobytes)
      .sort((a, b) => (b.ours?.median ?? 0) - (a.ours?.median ?? 0))[0];
  const cell = (row: Row | undefined): string => {
    if (!row?.ours) return '';
    return row.peer ? `${figure(row.ours.median)} (${figure(row.peer.median)})` : figure(row.ours.median);
  };
  return [
    '## At a glance',
    '',
    'Ours, with the other server in brackets; where there are several positions, the one where ours takes longest.',
    '',
    ...table(
      ['measure', ...sizes.map(sizeName)],
      names.map((name) => [
        `${measureTexts[name].title}, ${measureTexts[name].unit}`,
        ...sizes.map((size) => cell(worst(name, size))),
      ]),
    ),
  ];
}

function summary(results: Results): string[] {
  const judged = [
    ...results.rows.flatMap((row) =>
      judge(row, measureTexts[row.measure].unit).map((verdict) => ({
        verdict,
        what: [measureTexts[row.measure].title, sizeName(row.size), row.location].filter(Boolean).join(', '),
      })),
    ),
    ...results.survival
      .filter(({ server }) => server === results.ours)
      .map((one) => ({ verdict: judgeSurvival(one), what: 'Opened and closed' })),
  ];
  const missed = judged.filter(({ verdict }) => !verdict.met);
  return [
    '## Targets',
    '',
    `${judged.length - missed.length} of ${judged.length} are met${missed.length === 0 ? '.' : '; these are not:'}`,
    ...(missed.length === 0 ? [] : ['', ...missed.map(({ verdict, what }) => `- ${what}: ${verdict.target}`)]),
  ];
}

function measurePart(results: Results, name: MeasureName): string[] {
  const rows = results.rows.filter(({ measure }) => measure === name);
  if (rows.length === 0) return [];
  const { title, unit, single, explanation } = measureTexts[name];
  const [located, compared] = [rows.some(({ location }) => location), rows.some(({ peer }) => peer)];
  const verdicts = rows.map((row) => judge(row, unit));
  const judged = verdicts.some(({ length }) => length > 0);
  const columns = single ? [unit, 'of'] : ['median', '95 %', 'runs'];
  const heading = [
    'advisory',
    ...(located ? ['location'] : []),
    ...columns.map((column) => `ours: ${column}`),
    ...(compared ? [...columns.map((column) => `other: ${column}`), 'ratio'] : []),
    ...(judged ? ['target'] : []),
  ];
  const cells = (row: Row, index: number): string[] => [
    sizeName(row.size),
    ...(located ? [row.location ?? ''] : []),
    ...series(row.ours, single),
    ...(compared ? [...series(row.peer, single), ratioCell(row)] : []),
    ...(judged ? [verdictCell(verdicts[index] ?? [])] : []),
  ];
  return [`## ${title}`, '', `${explanation} In ${unit}.`, '', ...table(heading, rows.map(cells))];
}

function series(statistics: Row['ours'], single: true | undefined): string[] {
  if (!statistics) return single ? ['–', '–'] : ['–', '–', '–'];
  const { median, p95, runs } = statistics;
  return [figure(median), ...(single ? [] : [figure(p95)]), String(runs)];
}

function ratioCell(row: Row): string {
  const ratio = ratioOf(row);
  return ratio === undefined || ratio < 0 ? '–' : `${figure(ratio)}×`;
}

function verdictCell(verdicts: readonly Verdict[]): string {
  return verdicts.map(({ target, met }) => `${target} ${met ? 'met' : '**not met**'}`).join(', ');
}
