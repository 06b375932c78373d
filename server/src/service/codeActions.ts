/** Code actions: quick fixes, `source.fixAll.advisory`, `source.sortSections.advisory`, refactorings and conversions. */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import {
  pushAll,
  metaOf,
  nodeUnder,
  safeFix,
  sortSections,
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
import { convertKind, fixAllCommand, fixAllKind, refactorKinds, sortSectionsKind } from './actionKinds.ts';
import { toActions, type Effect, type Offer } from './actionMenu.ts';
import { conversionActions } from './conversions.ts';
import { toRange, toTextEdit } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import { joinFixes } from './fixes.ts';

/** The client commands that carry out fixes without edits. A fix of this kind is only offered to clients that implement its command. */
const clientCommands: Readonly<Record<NonNullable<Fix['command']>, string>> = {
  updateCatalogue: 'advisory.updateCatalogue',
};

export interface CodeActionRequest {
  readonly document: AdvisoryDocument;
  readonly uri: string;
  readonly version: number | null;
  /** The author's selection; empty for a cursor. */
  readonly span: Span;
  readonly context: CodeActionContext;
  /** All problems of the document, sorted by position. */
  readonly problems: readonly Problem[];
  /** Computes the edits for all safe fixes. Only called if the client asks for a fix-all action. */
  readonly fixAll: () => readonly Edit[];
  /** Computes the refactorings for the selection. Only called if the client accepts them. */
  readonly refactorings: () => readonly CodeAction[];
  /** The team catalogues with their URIs. */
  readonly catalogues?: readonly OwnCatalogue[];
}

/** A catalogue file to which an unknown name may be added. */
export interface OwnCatalogue {
  readonly uri: string;
  /** The file name shown in the title of the action. */
  readonly name: string;
  readonly document: AdvisoryDocument;
  /** The version of the open document, or null if the file is not open. */
  readonly version: number | null;
}

/**
 * Returns the code actions for a span, in this order: fixes for the problems on its lines, starting with problems that touch the span;
 * actions that add unknown names to a team catalogue; for each code on these lines with several safe fixes in the document, an action that
 * applies all of them; for each code on these lines, an action that inserts suppression comments; if the document has any safe fixes, a
 * command that applies all of them; refactorings; conversions of the selected lines.
 *
 * Each fix is linked to its diagnostics, and each title occurs once. Requests that the editor sends automatically when the cursor moves get
 * no refactorings. "Fix all" and "sort sections" are only included if the client asks for their kinds.
 */
export function provideCodeActions(request: CodeActionRequest, env: Environment): CodeAction[] {
  const { context } = request;
  const actions = isWanted(context, CodeActionKind.QuickFix) ? [...quickFixes(request, env)] : [];
  if (mayRefactor(request)) {
    pushAll(
      actions,
      request.refactorings().filter(({ kind }) => isWanted(context, kind ?? '')),
    );
  }
  if (isWanted(context, CodeActionKind.QuickFix) || isWanted(context, convertKind))
    pushAll(
      actions,
      conversions(request, env).filter(({ kind = '' }) => isWanted(context, kind)),
    );
  if (context.only !== undefined && isWanted(context, fixAllKind)) pushAll(actions, fixAll(request));
  if (context.only !== undefined && isWanted(context, sortSectionsKind)) pushAll(actions, sortAll(request, env));
  return actions;
}

/**
 * Whether to include refactorings. They are included if the client asks for their kinds, or if the author has requested actions explicitly
 * or selected text. In LSP 3.17, trigger kind 2 means that the editor sent the request automatically ("CodeActionTriggerKind").
 */
function mayRefactor({ context, span }: CodeActionRequest): boolean {
  if (!refactorKinds.some((kind) => isWanted(context, kind))) return false;
  return context.triggerKind !== 2 || context.only !== undefined || span[0] < span[1];
}

function quickFixes(request: CodeActionRequest, env: Environment): readonly CodeAction[] {
  const near = request.problems.filter((problem) => isOnLines(problem.span, request));
  const touched = near.filter((problem) => touches(problem.span, request.span));
  const isTouched = new Set(touched);
  const effectOf = ({ title, edits, command }: Fix): Effect =>
    command === undefined
      ? { edit: workspaceEdit(edits, request) }
      : { command: { title, command: clientCommands[command] } };
  const offersOf = (problem: Problem): readonly Offer[] => {
    const { fixes = [] } = problem;
    const diagnostic = diagnosticOf(problem, request, env);
    return fixes.map((fix) => ({ fix, diagnostic }));
  };
  const codes = new Set(near.filter(safeFix).map((problem) => problem.code));
  const others = touched.length === 0 ? near : near.filter((problem) => !isTouched.has(problem));
  return distinct([
    ...toActions(touched.flatMap(offersOf), effectOf),
    // If the cursor is on a problem, fixes for other problems are not marked as preferred.
    ...toActions(others.flatMap(offersOf), effectOf).map((action) =>
      touched.length > 0 ? notPreferred(action) : action,
    ),
    ...near.flatMap((problem) => addToCatalogue(problem, request, env)),
    ...[...codes].flatMap((code) => fixAllOfKind(code, request)),
    ...suppressions([...touched, ...others], request, env),
    ...(near.length > 0 ? fixAllFromMenu(request) : []),
  ]);
}

/** Returns the action that converts the selected lines or, without a selection, the lines around an error that has no fix. */
function conversions(request: CodeActionRequest, env: Environment): CodeAction[] {
  const { document, span, uri, version } = request;
  const near = request.problems.filter((problem) => isOnLines(problem.span, request));
  return conversionActions({ document, span, near }, env, (edits) => ({
    edit: { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] },
  }));
}

const notPreferred = ({ isPreferred: _preferred, ...action }: CodeAction): CodeAction => action;

/**
 * Returns the command that applies all safe fixes. The entry is a command, not an edit, because computing the edits takes too long for a
 * menu.
 */
function fixAllFromMenu({ problems, uri }: CodeActionRequest): CodeAction[] {
  if (safeFixes(problems).length === 0) return [];
  const title = 'Apply all safe fixes';
  return [{ title, kind: CodeActionKind.QuickFix, command: { title, command: fixAllCommand, arguments: [uri] } }];
}

/** The maximum number of problems for which suppression comments are offered. */
const maxSuppressed = 200;

/** Returns an action for each code. It inserts suppression comments for the problems with that code, and is never preferred. */
function suppressions(touched: readonly Problem[], request: CodeActionRequest, env: Environment): CodeAction[] {
  const problems = touched.slice(0, maxSuppressed);
  return [...new Set(problems.map(({ code }) => code))].flatMap((code): CodeAction[] => {
    const own = problems.filter((problem) => problem.code === code);
    const title = `Suppress ${code} here with a comment`;
    const edits = joinFixes(own.map((problem) => ({ title, edits: suppressionEdits(problem, request.document) })));
    if (edits.length === 0) return [];
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: own.map((problem) => diagnosticOf(problem, request, env)),
        edit: workspaceEdit(edits, request),
      },
    ];
  });
}

/** Keeps the first action with each title. */
function distinct(actions: readonly CodeAction[]): readonly CodeAction[] {
  const titles = new Set<string>();
  return actions.filter(({ title }) => !titles.has(title) && titles.add(title));
}

/**
 * Returns the actions that add an unknown name to a team catalogue. The name is added to the first catalogue that has the section for such
 * names, or else to the first catalogue.
 */
function addToCatalogue(problem: Problem, request: CodeActionRequest, env: Environment): CodeAction[] {
  const { catalogues = [], document } = request;
  const location = metaOf(problem.code)?.finds === 'unknown-name' ? nodeUnder(document, problem.span[0]) : undefined;
  const section = String(location?.path[0]);
  if (location?.node.kind !== 'scalar' || !teamSections.includes(section)) return [];
  const name = location.node.value;
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

/**
 * Returns the client's own diagnostic for a problem, so that the client links the action to it. The diagnostic is found by code and range;
 * if the client sent none, a new one is created.
 */
function diagnosticOf(problem: Problem, request: CodeActionRequest, env: Environment): Diagnostic {
  const range = toRange(problem.span, request.document.lines);
  const known = byLocation(request.context.diagnostics).get(placeKey(problem.code, range));
  return known ?? toDiagnostic(problem, request.document, env, request.uri);
}

const placeKey = (code: unknown, { start, end }: Range): string =>
  [code, start.line, start.character, end.line, end.character].join(' ');

/**
 * The diagnostics of each request by code and range. They are indexed because a selection may contain thousands of problems. If several
 * diagnostics have the same code and range, the first one is used.
 */
const locations = new WeakMap<readonly Diagnostic[], ReadonlyMap<string, Diagnostic>>();

function byLocation(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic> {
  const known =
    locations.get(diagnostics) ?? new Map(diagnostics.toReversed().map((one) => [placeKey(one.code, one.range), one]));
  locations.set(diagnostics, known);
  return known;
}

function fixAllOfKind(code: string, request: CodeActionRequest): CodeAction[] {
  const fixes = safeFixes(request.problems.filter((problem) => problem.code === code));
  const edits = joinFixes(fixes);
  // If one fix contains all these edits (insert all missing sections), the menu already offers it.
  if (fixes.length < 2 || fixes.some((fix) => fix.edits.length === edits.length)) return [];
  return [
    {
      title: `Fix all ${fixes.length} ${code} problems`,
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(edits, request),
    },
  ];
}

function fixAll(request: CodeActionRequest): CodeAction[] {
  const edits = request.fixAll();
  if (edits.length === 0) return [];
  return [{ title: 'Apply all safe fixes', kind: fixAllKind, edit: workspaceEdit(edits, request) }];
}

function sortAll(request: CodeActionRequest, env: Environment): CodeAction[] {
  const edits = sortSections(request.document, env.schema.root);
  if (edits.length === 0) return [];
  return [
    { title: 'Sort all sections into canonical order', kind: sortSectionsKind, edit: workspaceEdit(edits, request) },
  ];
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

/** Whether the client asks for this kind of action. Kinds are hierarchical: `source` includes `source.fixAll.advisory`. */
function isWanted(context: CodeActionContext, kind: string): boolean {
  return context.only?.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`)) ?? true;
}

/** Whether a problem is on one of the selected lines. A multi-line problem is on each of its lines. */
function isOnLines(span: Span, { document: { lines }, span: [start, end] }: CodeActionRequest): boolean {
  return touches(span, [lines.startOf(lines.lineAt(start)), lines.endOf(lines.lineAt(end))]);
}

function touches(a: Span, b: Span): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}
