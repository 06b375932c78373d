/** The messages about a published site. They do not depend on VS Code. */
import type { Translate } from '../l10n.ts';

/** The result of running `advisory publish`. */
export interface PublishRun {
  /** The exit status, or undefined if a signal ended the process. */
  readonly status: number | undefined;
  /** The text on standard output. */
  readonly output: string;
  /** The text on standard error. */
  readonly errors: string;
}

export interface PublishMessage {
  readonly kind: 'information' | 'warning' | 'error';
  readonly text: string;
  /** The lines on standard error, without the program's name and blank lines. */
  readonly details: readonly string[];
}

const summary = /: (\d+) advisor(?:y|ies); files: (\d+) written, (\d+) unchanged, (\d+) removed\n$/;

/** Returns the message to show after a run. Without a summary on standard output, publishing has failed. */
export function publishMessage(t: Translate, { errors, output }: PublishRun): PublishMessage {
  const details = errors
    .split('\n')
    .map((line) => line.replace(/^advisory: /, '').trim())
    .filter((line) => line !== '');
  const [first] = details;
  const found = summary.exec(output);
  if (!found) {
    const reason = first === undefined ? t('The cause is unknown.') : `${first}.`;
    return { kind: 'error', text: `${t('Publishing did not finish.')} ${reason}`, details };
  }
  const [, count = '', written = '', same = '', removed = ''] = found;
  const done =
    count === '1'
      ? t('Published {0} advisory. Files: {1} written, {2} unchanged, {3} removed.', count, written, same, removed)
      : t('Published {0} advisories. Files: {1} written, {2} unchanged, {3} removed.', count, written, same, removed);
  if (first === undefined) return { kind: 'information', text: done, details };
  const said = details.length === 1 ? `${first}.` : t('{0} notes. First note: {1}.', details.length, first);
  return { kind: 'warning', text: `${done} ${said}`, details };
}

/** The options that a keybinding or another extension can pass, so that the user is not asked for them. */
export interface PublishOptions {
  readonly title?: string;
  readonly baseUrl?: string;
  readonly maxTlp?: string;
  readonly drafts?: boolean;
}

/** Returns the arguments of `advisory publish` for a folder, the folder of the site, and options. */
export function publishArguments(folder: string, site: string, options: PublishOptions): readonly string[] {
  const { baseUrl, drafts, maxTlp, title } = options;
  return [
    folder,
    '--output',
    site,
    ...(title ? [`--title=${title}`] : []),
    ...(baseUrl ? [`--base-url=${baseUrl}`] : []),
    ...(maxTlp ? [`--max-tlp=${maxTlp}`] : []),
    ...(drafts ? ['--drafts'] : []),
  ];
}

/** Parses the argument of the command. `folder` and `site` are URIs. Empty strings and values of the wrong type are ignored. */
export function readPublishArgument(
  argument: unknown,
): PublishOptions & { readonly folder?: string; readonly site?: string } {
  if (typeof argument !== 'object' || argument === null) return {};
  const given: Readonly<Record<string, unknown>> = { ...argument };
  const text = (key: string): Readonly<Record<string, string>> => {
    const value = given[key];
    return typeof value === 'string' && value !== '' ? { [key]: value } : {};
  };
  return {
    ...text('folder'),
    ...text('site'),
    ...text('title'),
    ...text('baseUrl'),
    ...text('maxTlp'),
    ...(given['drafts'] === true ? { drafts: true } : {}),
  };
}
