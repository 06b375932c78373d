/** Answers questions about the index of a workspace. */
import { otherPaths } from '../../core/index.ts';
import type { DocumentContext } from '../../core/index.ts';
import { toTextEdit } from '../convert.ts';
import type { IndexerState } from './indexerState.ts';
import type { Answers, CheckedFile, Question } from './messages.ts';

export interface Answering {
  /** Posts the answer to a question, unless the question is cancelled first. If answering fails, posts the error. */
  ask(id: number, question: Question): void;
  cancel(id: number): void;
}

/** The minimum time between two messages that carry diagnostics, in milliseconds. The last one may be sent earlier. */
const checkedEvery = 100;

type Of<W extends Question['what']> = Extract<Question, { readonly what: W }>;

/** Creates the object that answers questions from the state of an indexer. */
export function createAnswers(state: IndexerState): Answering {
  const { parts, corpus } = state;
  const cancelled = new Set<number>();
  const running = new Set<number>();
  const isCancelled = (id: number): boolean => cancelled.has(id);
  const answer = (id: number, question: Question): Answers[Question['what']] | Promise<unknown> => {
    switch (question.what) {
      case 'references':
        return corpus.references(question, question.declaration);
      case 'symbols':
        return corpus.symbols(question.query, question.limit);
      case 'groups':
        return corpus.groups(question.by, (...named) => parts.service.corpus.label(...named));
      case 'rename':
        return rename(state, question, () => isCancelled(id));
      case 'check':
        return check(state, id, question, () => isCancelled(id));
    }
  };
  return {
    ask(id, question) {
      running.add(id);
      const run = async (): Promise<void> => {
        try {
          const found = await answer(id, question);
          if (!isCancelled(id)) parts.post({ type: 'answer', id, answer: found });
        } catch (error) {
          parts.post({ type: 'failed', id, message: String(error) });
        } finally {
          running.delete(id);
          cancelled.delete(id);
        }
      };
      void run();
    },
    cancel: (id) => void (running.has(id) && cancelled.add(id)),
  };
}

/** Returns the edits to files on disk. Each file is read again, because its indexed facts may be out of date. */
async function rename(
  { corpus, rootOf, reader, parts }: IndexerState,
  { renaming, except }: Of<'rename'>,
  isCancelled: () => boolean,
): Promise<Answers['rename']> {
  const skipped = new Set(except);
  const changes: { path: string; edits: ReturnType<typeof toTextEdit>[] }[] = [];
  for (const path of corpus.filesNaming(renaming.kind, renaming.from)) {
    const root = rootOf.get(path);
    if (skipped.has(path) || !root) continue;
    const file = await reader.read(path, root);
    if (!file) continue;
    const { document, config, encode } = file;
    const edits = parts.service.corpus.renaming(document, config.documentContext, renaming);
    if (edits.length > 0) changes.push({ path, edits: edits.map((edit) => encode(toTextEdit(edit, document.lines))) });
    await parts.yield();
    if (isCancelled()) break;
  }
  return changes;
}

/** Posts the diagnostics of files on disk in batches, and returns the number of files checked. */
async function check(
  { corpus, rootOf, reader, parts }: IndexerState,
  id: number,
  { except, only }: Of<'check'>,
  isCancelled: () => boolean,
): Promise<number> {
  const { service, files } = parts;
  const skipped = new Set(except);
  const paths = (only ?? [...rootOf.keys()].sort()).filter((path) => !skipped.has(path) && rootOf.has(path));
  const sameIds = corpus.sameIds();
  let batch: CheckedFile[] = [];
  let posted = parts.now();
  let done = 0;
  const flush = (): void => {
    parts.post({ type: 'checked', id, files: batch, done, total: paths.length });
    batch = [];
    posted = parts.now();
  };
  for (const path of paths) {
    const root = rootOf.get(path);
    const file = root && (await reader.read(path, root));
    if (root && file) {
      const { document, config, uri, encode } = file;
      const context: DocumentContext = {
        ...config.documentContext,
        sameId: (own) => otherPaths(sameIds.get(own) ?? [], path),
      };
      const diagnostics = encode(service.diagnostics(document, config.rules, uri, context));
      const resultId = `${await files.stamp(path)} ${await reader.configHash(path, root)}`;
      batch.push({ path, resultId, diagnostics });
    }
    done++;
    await parts.yield();
    if (isCancelled()) return done;
    if (parts.now() - posted >= checkedEvery) flush();
  }
  flush();
  return done;
}
