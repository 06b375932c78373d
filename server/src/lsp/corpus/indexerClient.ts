/** The connection to the indexer: sends questions, and receives answers, progress and events. */
import type { CancellationToken } from 'vscode-languageserver';
import type { HostCorpus, HostIndexer } from '../host.ts';
import type { Answers, CheckedFile, FromIndexer, Question, ToIndexer } from '../../service/corpus/messages.ts';

type Unasked = Exclude<FromIndexer, { readonly type: 'answer' | 'checked' } | { readonly id: number }>;

/** Called with the diagnostics of some files, the number of files checked so far, and the total. */
export type OnChecked = (files: readonly CheckedFile[], done: number, total: number) => void;

export interface IndexerClient {
  post(message: ToIndexer): void;
  /**
   * Resolves with the answer, or with undefined if the question is cancelled or the indexer has ended. Rejects if the indexer reports an
   * error.
   */
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

/** Starts the indexer. `heard` is called with the indexer's events, and `ended` if the indexer stops unexpectedly. */
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
          // The type of the answer matches the type of the question.
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
