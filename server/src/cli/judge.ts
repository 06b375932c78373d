/** Checks text for `check`, and applies safe fixes for `--fix`. */
import { analyze, fixAll, parseAdvisory } from '../core/index.ts';
import type {
  AdvisoryDocument,
  DocumentContext,
  DocumentKind,
  Environment,
  Fixed,
  Problem,
  RuleSettings,
} from '../core/index.ts';

/** The rule settings, document context and document kind for a check. */
export interface Judge {
  readonly rules: RuleSettings;
  readonly documentContext?: DocumentContext;
  /** The kind of the document; by default, an advisory. */
  readonly kind?: DocumentKind;
}

/** Applies the safe fixes to text. Returns the fixed document, the problems that remain, and the number of fixes. */
export function fixText(
  text: string,
  env: Environment,
  { rules, documentContext = {}, kind = 'advisory' }: Judge,
): Fixed {
  return fixAll(parse(text, env, kind), env, rules, documentContext);
}

/** Parses and analyses text. Returns the document and its problems. */
export function check(
  text: string,
  env: Environment,
  { rules, documentContext = {}, kind = 'advisory' }: Judge,
): { document: AdvisoryDocument; problems: readonly Problem[] } {
  const document = parse(text, env, kind);
  return { document, problems: analyze(document, env, rules, documentContext) };
}

const parse = (text: string, env: Environment, kind: DocumentKind): AdvisoryDocument =>
  parseAdvisory(text, (kind === 'advisory' ? env : env.others[kind]).schema, kind);
