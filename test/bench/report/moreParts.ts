/** The parts of the report that do not compare two servers by document size. */
import { survival as wanted } from '../measures/leak.ts';
import type { Results, Throughput } from '../results.ts';
import { figure, sizeName, table } from './table.ts';
import { judgeSurvival } from './targets.ts';

/** Returns the part on how often a document could be opened and closed; no lines if that was not measured. */
export function survivalPart({ survival, ours }: Results): string[] {
  if (survival.length === 0) return [];
  const rows = survival.map((one) => {
    const { target, met } = judgeSurvival(one);
    const verdict = one.server === ours ? `${target} ${met ? 'met' : '**not met**'}` : '';
    return [`\`${one.server}\``, verdict, String(one.done), one.ended, figure(one.seconds)];
  });
  return [
    '## Opened and closed repeatedly',
    '',
    `A document of ${sizeName(wanted.size)} in a server with a heap of ${wanted.heap} MB (\`--max-old-space-size=${wanted.heap}\`).`,
    '',
    ...table(['server', 'target', 'times', 'ended', 'seconds'], rows),
  ];
}

/** Returns the part on how fast many files are checked; no lines if that was not measured. */
export function throughputPart({ throughput }: Results): string[] {
  if (throughput.length === 0) return [];
  const rows = throughput.map((one) => [
    one.checker.startsWith('advisory ') ? `\`${one.checker}\`` : one.checker,
    one.done === one.files ? String(one.files) : `${one.done} of ${one.files}, ${one.ended}`,
    figure(one.seconds),
    one.seconds === 0 ? '–' : figure(one.done / one.seconds),
    perFile(one),
    one.peakBytes === 0 ? '–' : figure(one.peakBytes / 2 ** 20),
  ]);
  return [
    '## Many files',
    '',
    `Advisories of 4 to 20 kB, one in ten with a mistake. \`advisory check\` is timed from the start of its process and reports in SARIF; it`,
    'uses all processors unless `--jobs` says otherwise. The other two are plain loops on one processor: the validation by the',
    'schema alone, and the language service of yaml-language-server, which is given the texts as versions of one document.',
    '',
    ...table(['checker', 'files', 'seconds', 'files a second', 'processor ms a file', 'peak MiB'], rows),
  ];
}

function perFile({ done, processorSeconds }: Throughput): string {
  return done === 0 || processorSeconds === 0 ? '–' : figure((processorSeconds * 1000) / done);
}
