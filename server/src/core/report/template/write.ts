/**
 * Renders a Mustache template from plain data. A template cannot run code: it has no functions or partials, and can access only the data.
 */
import mustache, { type Context, type Token } from 'mustache';
import { escapeHtml, isMarkup, type Html } from '../html.ts';

/**
 * Thrown if a template or its output cannot be used. The message is a predicate such as "does not close <p>", which follows the template's
 * name.
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  /** The text of the template at the error, if known. */
  readonly near: string | undefined;

  constructor(message: string, near?: string) {
    super(message);
    this.near = near;
  }
}

export type Value = string | number | boolean | undefined | Html | readonly Value[] | { readonly [key: string]: Value };

/** The output of a template. Markup values are replaced by `\uE000N\uE001`, where N is their index in `parts`. */
export interface Written {
  readonly text: string;
  readonly parts: readonly Html[];
}

/**
 * The maximum length of the output in UTF-16 units, not counting markup values. The output is limited, because nested lists multiply its
 * length.
 */
const maxLength = 8_000_000;
/** The maximum number of markup values in the output. */
const maxParts = 50_000;
/**
 * The maximum number of steps. Nested lists multiply the work even if they produce no output. A step is a row that is entered, a name that
 * is looked up in one row, or a part of the template that is copied. A table of 10,000 rows and ten columns takes about 300,000 steps.
 */
const maxSteps = 1_000_000;

/** Returns the tokens of a template. Throws `TemplateError` if it is not well-formed or includes another template. */
export function readTemplate(source: string): readonly Token[] {
  let tokens: Token[];
  try {
    tokens = createWriter().parse(source);
  } catch (error) {
    const [, what = String(error), at = '0'] = /^(?:Error: )?([^]*?) at (\d+)$/.exec(String(error)) ?? [];
    throw new TemplateError(`is not a valid Mustache template: ${what} on line ${lineAt(source, Number(at))}`);
  }
  refusePartials(tokens, source);
  return tokens;
}

/**
 * Renders a template. Text is escaped both in double and in triple braces. Throws `TemplateError` if the template is invalid or exceeds a
 * limit.
 */
export function writeTemplate(source: string, view: Value): Written {
  const parts: Html[] = [];
  let length = 0;
  const writer = createWriter();
  let steps = 0;
  const step: Step = (count = 1) => {
    steps += count;
    if (steps > maxSteps) throw new TemplateError('repeats its content too often; nest fewer lists');
  };
  const counted = (text: string): string => {
    length += text.length;
    if (length > maxLength || parts.length > maxParts) throw new TemplateError('produces a page that is too large');
    return text;
  };
  const put = (token: Token, context: Context): string | undefined => {
    const value = context.lookup(token[1]) as Value;
    if (value === undefined || value === false) return undefined;
    if (isMarkup(value)) return counted(`\uE000${parts.push(value) - 1}\uE001`);
    return counted(plain(escapeHtml(textOf(value))));
  };
  writer.escapedValue = put;
  writer.unescapedValue = put;
  writer.rawValue = ([, text]) => {
    step();
    return counted(plain(text));
  };
  const text = writer.renderTokens([...readTemplate(source)], contextOver(view, step), undefined, source);
  return { text, parts };
}

/** Returns the line of an offset, 1-based. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

function createWriter(): InstanceType<typeof mustache.Writer> {
  const writer = new mustache.Writer();
  // The library would cache every template indefinitely.
  writer.templateCache = undefined;
  return writer;
}

function refusePartials(tokens: readonly Token[], source: string): void {
  for (const [symbol, name, start, , within] of tokens) {
    if (symbol === '>')
      throw new TemplateError(
        `includes another template, "${name}", on line ${lineAt(source, start)}, but partials are not supported`,
      );
    if (Array.isArray(within)) refusePartials(within, source);
  }
}

/** Counts steps, one by default. Throws `TemplateError` beyond the limit. */
type Step = (count?: number) => void;

/**
 * Returns a context that finds only the data's own properties, not inherited ones. `step` counts each context, and each key that is looked
 * up.
 */
function contextOver(view: Value, step: Step, parent?: Context): Context {
  step();
  const context = new mustache.Context(view, parent);
  context.push = (inner) => contextOver(inner as Value, step, context);
  context.lookup = (name) => {
    if (name === '.') return view;
    const path = name.split('.');
    step(path.length);
    const found = within(view, path);
    return found === undefined ? parent?.lookup(name) : found;
  };
  return context;
}

function within(view: Value, path: readonly string[]): Value {
  let value = view;
  for (const key of path) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

const isRecord = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && !Array.isArray(value) && !isMarkup(value);

function textOf(value: Exclude<Value, undefined | Html>): string {
  if (typeof value !== 'object') return String(value);
  const items: readonly Value[] = Array.isArray(value) ? value : Object.values(value);
  return items.map((item) => (item === undefined || isMarkup(item) ? '' : textOf(item))).join(', ');
}

/** Replaces the two characters that delimit markup values. */
const plain = (text: string): string => text.replace(/[\uE000\uE001]/g, '\uFFFD');
