/** Talks to the indexer: questions and their answers, progress, and what it reports by itself. */
import type { CancellationToken } from 'vscode-languageserver';
import type { HostCorpus, HostIndexer } from '../host.ts';
import type { Answers, CheckedFile, FromIndexer, Question, ToIndexer } from '../../service/corpus/messages.ts';

type Unasked = Exclude<FromIndexer, { readonly type: 'answer' | 'checked' } | { readonly id: number }>;

/** Called with the diagnostics of some files, and how many of all are checked. */
export type OnChecked = (files: readonly CheckedFile[], done: number, total: number) => void;

export interface IndexerClient {
  post(message: ToIndexer): void;
  /** Rejects if the indexer fails; resolves with undefined when it is cancelled or has ended. */
  ask<Q extends Question>(
    question: Q,
    token: CancellationToken,
    onChecked?: OnChecked,
  ): Promise<Answers[Q['what']] | undefined>;
  stop(): void;
}

interface Asked {
  readonly settle: (answer: unknown) => void;
  readonly fail: (error: Error) => void;
  readonly onChecked: OnChecked | undefined;
}

/** Starts the indexer. `heard` is called with what it says unasked, `ended` when it has stopped by itself. */
export function createIndexerClient(
  corpus: HostCorpus,
  heard: (message: Unasked) => void,
  ended: (error: unknown) => void,
): IndexerClient {
  const asked = new Map<number, Asked>();
  let next = 0;
  let stopped = false;
  const settleAll = (): void => {
    for (const { settle } of asked.values()) settle(undefined);
    asked.clear();
  };
  const listen = (message: FromIndexer): void => {
    switch (message.type) {
      case 'checked':
        return asked.get(message.id)?.onChecked?.(message.files, message.done, message.total);
      case 'answer':
        return asked.get(message.id)?.settle(message.answer);
      case 'failed':
        if (message.id === undefined) return heard(message);
        return asked.get(message.id)?.fail(new Error(message.message));
      default:
        return heard(message);
    }
  };
  const indexer: HostIndexer = corpus.start(listen, (error) => {
    settleAll();
    if (stopped) return;
    stopped = true;
    ended(error);
  });
  return {
    post: (message) => indexer.post(message),
    ask<Q extends Question>(question: Q, token: CancellationToken, onChecked?: OnChecked) {
      if (stopped) return Promise.resolve(undefined);
      const id = next++;
      return new Promise<Answers[Q['what']] | undefined>((resolve, reject) => {
        const end = (run: () => void): void => {
          asked.delete(id);
          listener.dispose();
          run();
        };
        const listener = token.onCancellationRequested(() => {
          indexer.post({ type: 'cancel', id });
          end(() => resolve(undefined));
        });
        asked.set(id, {
          // The indexer answers with what the question is about.
          settle: (answer) => end(() => resolve(answer as Answers[Q['what']] | undefined)),
          fail: (error) => end(() => reject(error)),
          onChecked,
        });
        indexer.post({ type: 'ask', id, question });
      });
    },
    stop() {
      stopped = true;
      indexer.stop();
      settleAll();
    },
  };
}
