/** `check --format sarif`: SARIF 2.1.0 with errata 01 (OASIS), for code scanning. */
import type { Invocation, Location, Notification, ReportingDescriptor, Result, Run } from 'sarif';

import { allRules, type Problem, type RuleMeta } from '../../core/index.ts';
import type { ExitStatus } from '../io.ts';
import { jsonWithoutCommands } from '../ciCommands.ts';
import { printable } from '../printable.ts';
import type { Failure, Formatter } from './formatter.ts';
import { createFingerprints } from './fingerprints.ts';
import { createPaths, type PathsSetup } from './paths.ts';
import type { FileResult } from './result.ts';
import { type Artifact, artifactLocation, fixOf, levels, messageOf, regionOf } from './sarifParts.ts';

export interface SarifSetup extends PathsSetup {
  readonly version: string;
  /** The part that is checked, as `K/N`. Absent if all files are checked. */
  readonly shard?: string;
  /** Returns the URL of a rule's page. */
  readonly docsUrl: (code: string) => string;
}

const ruleIndexes: ReadonlyMap<string, number> = new Map(allRules.map(({ meta }, index) => [meta.code, index]));

/**
 * Creates the formatter. Its output is a log with a single run, and one line for each result. Lines and columns are 1-based; columns count
 * UTF-16 code units.
 */
export function sarifFormatter(setup: SarifSetup): Formatter {
  const { uriOf } = createPaths(setup);
  return {
    separator: ',\n',
    head: () => `${withoutEnd({ $schema, version: '2.1.0' })},"runs":[${withoutEnd(runHead(setup))},"results":[\n`,
    file: (result) => {
      const location = artifactLocation(uriOf(result.path));
      const fingerprint = createFingerprints(result);
      return result.problems
        .map((problem) =>
          jsonWithoutCommands(JSON.stringify(resultOf(problem, result, location, fingerprint(problem)))),
        )
        .join(',\n');
    },
    unreadable: () => '',
    foot: ({ status, failures }) => {
      const rest: Pick<Run, 'invocations'> = { invocations: [invocation(status, failures, uriOf)] };
      return `\n],${jsonWithoutCommands(JSON.stringify(rest)).slice(1)}]}\n`;
    },
  };
}

const $schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Returns an object as JSON without its closing brace, so that members can be appended. */
function withoutEnd(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function runHead({ version, shard, docsUrl }: SarifSetup): Omit<Run, 'results' | 'invocations'> {
  const rules = allRules.map(({ meta }) => descriptorOf(meta, docsUrl));
  return {
    tool: { driver: { name: 'Threat Advisory', version, semanticVersion: version, rules } },
    language: 'en-US',
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that contains the checked files.' } } },
    // The text before the last slash is the category. Code scanning uses it to distinguish the parts of an analysis.
    ...(shard === undefined ? {} : { automationDetails: { id: `advisory-check/${shard.replace('/', '-of-')}/` } }),
  };
}

function descriptorOf({ code, severity, summary }: RuleMeta, docsUrl: SarifSetup['docsUrl']): ReportingDescriptor {
  const description = messageOf(summary);
  const words = code.split(/[/-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return {
    id: code,
    name: words.join(''),
    shortDescription: description,
    fullDescription: description,
    help: messageOf(`${summary} "advisory explain ${code}" prints more.`),
    // A page inside the package has no URL that is valid on other machines.
    ...(/^https?:/.test(docsUrl(code)) ? { helpUri: docsUrl(code) } : {}),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [code.split('/')[0] ?? code] },
  };
}

function resultOf(problem: Problem, { lines }: FileResult, artifact: Artifact, fingerprint: string): Result {
  const { code, severity, message, span, related = [], fixes = [] } = problem;
  const ruleIndex = ruleIndexes.get(code);
  const at = (location: Problem['span']): Location => ({
    physicalLocation: { ...artifact, region: regionOf(location, lines) },
  });
  const changes = fixes.filter(({ edits }) => edits.length > 0).map((fix) => fixOf(fix, artifact, lines));
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: messageOf(message),
    locations: [at(span)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((one, id) => ({ id, ...at(one.span), message: messageOf(one.message) })) }),
    ...(changes.length === 0 ? {} : { fixes: changes }),
    partialFingerprints: { 'advisoryProblem/v1': fingerprint },
    properties: { severity },
  };
}

function invocation(
  status: ExitStatus,
  failures: readonly Failure[],
  uriOf: ReturnType<typeof createPaths>['uriOf'],
): Invocation {
  const notifications = new Map(failures.map((failure) => [`${failure.path} ${failure.message}`, failure]));
  const toolExecutionNotifications = [...notifications.values()].map(({ path, message }): Notification => ({
    level: 'error',
    message: messageOf(path === undefined ? message : `${printable(path)}: ${message}`),
    ...(path === undefined ? {} : { locations: [{ physicalLocation: artifactLocation(uriOf(path)) }] }),
  }));
  return { executionSuccessful: status !== 2, exitCode: status, toolExecutionNotifications };
}
