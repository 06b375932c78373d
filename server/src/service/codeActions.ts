/** Quick fixes, and `source.fixAll.advisory`. */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import {
  metaOf,
  nodeUnder,
  teamEntryEdits,
  teamSections,
  pairOf,
  suppressionEdits,
  type AdvisoryDocument,
  type Edit,
  type Environment,
  type Fix,
  type Problem,
  type Span,
} from '../core/index.ts';
import { toRange, toTextEdit } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import { joinFixes, safeFix } from './fixes.ts';

/** What clients call the commands of fixes; a client that has none of the name is not offered the fix. */
const clientCommands: Readonly<Record<NonNullable<Fix['command']>, string>> = {
  updateCatalogue: 'advisory.updateCatalogue',
};

/** The kind of "fix all", as interfaces.md names it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.advisory`;

export interface CodeActionRequest {
  readonly document: AdvisoryDocument;
  readonly uri: string;
  readonly version: number | null;
  /** What the author has selected, or the cursor as an empty span. */
  readonly span: Span;
  readonly context: CodeActionContext;
  /** All problems of the document, by position. */
  readonly problems: readonly Problem[];
  /** The team's own catalogues, with their addresses. */
  readonly catalogues?: readonly OwnCatalogue[];
}

/** A catalogue file that an unknown name may be added to. */
export interface OwnCatalogue {
  readonly uri: string;
  /** For the action's title. */
  readonly name: string;
  readonly document: AdvisoryDocument;
  /** Of the open document; null where the file is not open. */
  readonly version: number | null;
}

/**
 * The fixes of the problems that touch the span, in the order of the problems, each linked to its diagnostic; where a code occurs
 * several times with a safe fix, one that makes all of these; last, the comment that silences each; and, when asked for by kind, all
 * safe fixes of the document.
 */
export function provideCodeActions(request: CodeActionRequest, env: Environment): CodeAction[] {
  const actions: CodeAction[] = [];
  if (isWanted(request.context, CodeActionKind.QuickFix)) {
    const touched = request.problems.filter((problem) => touches(problem.span, request.span));
    actions.push(...joinSame(touched.flatMap((problem) => quickFixes(problem, request, env))));
    actions.push(...touched.flatMap((problem) => addToCatalogue(problem, request, env)));
    const codes = new Set(touched.filter(safeFix).map((problem) => problem.code));
    actions.push(...[...codes].flatMap((code) => fixAllOfKind(code, request)));
    const silenced = touched.slice(0, mostSilenced);
    actions.push(...joinSame(silenced.flatMap((problem) => silence(problem, request, env))));
  }
  if (request.context.only !== undefined && isWanted(request.context, fixAllKind)) actions.push(...fixAll(request));
  return actions;
}

/** A menu of more comments to write, over a selection with thousands of problems, is not read. */
const mostSilenced = 20;

function quickFixes(problem: Problem, request: CodeActionRequest, env: Environment): CodeAction[] {
  const diagnostic = diagnosticOf(problem, request, env);
  return (problem.fixes ?? []).map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(fix.preferred === true ? { isPreferred: true } : {}),
    ...(fix.command === undefined
      ? { edit: workspaceEdit(fix.edits, request) }
      : { command: { title: fix.title, command: clientCommands[fix.command] } }),
  }));
}

/** Writes the comment that silences a problem: of any problem, and never the first choice. */
function silence(problem: Problem, request: CodeActionRequest, env: Environment): CodeAction[] {
  const edits = suppressionEdits(problem, request.document);
  if (edits.length === 0) return [];
  return [
    {
      title: `Suppress ${problem.code} here, with a comment`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(problem, request, env)],
      edit: workspaceEdit(edits, request),
    },
  ];
}

/** Adds a name that no catalogue knows to the team's own: to the first file that has such a list, else to the first. */
function addToCatalogue(problem: Problem, request: CodeActionRequest, env: Environment): CodeAction[] {
  const { catalogues = [], document } = request;
  const place = metaOf(problem.code)?.finds === 'unknown-name' ? nodeUnder(document, problem.span[0]) : undefined;
  const section = String(place?.path[0]);
  if (place?.node.kind !== 'scalar' || !teamSections.includes(section)) return [];
  const name = place.node.value;
  const catalogue = catalogues.find((one) => pairOf(one.document.root, section)) ?? catalogues[0];
  const edits = catalogue ? teamEntryEdits(catalogue.document, section, name) : [];
  if (!catalogue || edits.length === 0) return [];
  const { uri, version } = catalogue;
  const textEdits = edits.map((edit) => toTextEdit(edit, catalogue.document.lines));
  return [
    {
      title: `Add ${name} to ${catalogue.name}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(problem, request, env)],
      edit: { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] },
    },
  ];
}

/** Problems may share a fix ("insert all missing sections"): it is offered once, for all of them, and first. */
function joinSame(actions: readonly CodeAction[]): CodeAction[] {
  const joined = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit ?? action.command]);
    const known = joined.get(key);
    const diagnostics = [...(known?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    joined.set(key, { ...(known ?? action), diagnostics });
  }
  return [...joined.values()].sort((a, b) => shareOf(b) - shareOf(a));
}

const shareOf = ({ diagnostics }: CodeAction): number => diagnostics?.length ?? 0;

/** The client's own diagnostic of a problem, known by its code and range, so that the client links the action to it. */
function diagnosticOf(problem: Problem, request: CodeActionRequest, env: Environment): Diagnostic {
  const range = toRange(problem.span, request.document.lines);
  const known = request.context.diagnostics.find(
    ({ code, range: { start, end } }) =>
      code === problem.code &&
      start.line === range.start.line &&
      start.character === range.start.character &&
      end.line === range.end.line &&
      end.character === range.end.character,
  );
  return known ?? toDiagnostic(problem, request.document, env, request.uri);
}

function fixAllOfKind(code: string, request: CodeActionRequest): CodeAction[] {
  const fixes = safeFixes(request.problems.filter((problem) => problem.code === code));
  const edits = joinFixes(fixes);
  // Problems that share one fix (all missing sections at once) already have this action as their own.
  if (fixes.length < 2 || fixes.some((fix) => fix.edits.length === edits.length)) return [];
  return [
    {
      title: `Fix all ${fixes.length} problems of the kind ${code}`,
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(edits, request),
    },
  ];
}

function fixAll(request: CodeActionRequest): CodeAction[] {
  const edits = joinFixes(safeFixes(request.problems));
  if (edits.length === 0) return [];
  return [{ title: 'Fix all problems that have a certain fix', kind: fixAllKind, edit: workspaceEdit(edits, request) }];
}

function safeFixes(problems: readonly Problem[]): readonly Fix[] {
  return problems.flatMap((problem) => safeFix(problem) ?? []);
}

function workspaceEdit(edits: readonly Edit[], request: CodeActionRequest): WorkspaceEdit {
  const { uri, version, document } = request;
  return {
    documentChanges: [{ textDocument: { uri, version }, edits: edits.map((edit) => toTextEdit(edit, document.lines)) }],
  };
}

/** Whether the client asks for a kind: kinds are hierarchical, `source` asks for `source.fixAll.advisory` as well. */
function isWanted(context: CodeActionContext, kind: string): boolean {
  return context.only?.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`)) ?? true;
}

function touches(a: Span, b: Span): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}
