/** Searches while the user types. Only the results of the newest query are shown, and earlier queries are cancelled. */

/** Cancels a query through its token. Compatible with VS Code's `CancellationTokenSource`. */
export interface Source<Token> {
  readonly token: Token;
  cancel(): void;
  dispose(): void;
}

export interface SearchParts<T, Token> {
  readonly source: () => Source<Token>;
  readonly search: (query: string, token: Token) => Promise<T>;
  readonly show: (found: T) => void;
  readonly busy: (busy: boolean) => void;
  readonly failed: (error: unknown) => void;
}

export interface LatestSearch {
  ask(query: string): void;
  /** Cancels the current query. No more results are shown. */
  dispose(): void;
}

/** Creates a search that shows only the results of the newest query. */
export function createLatestSearch<T, Token>({
  source,
  search,
  show,
  busy,
  failed,
}: SearchParts<T, Token>): LatestSearch {
  let current: Source<Token> | undefined;
  const callOff = (): void => {
    current?.cancel();
    current?.dispose();
    current = undefined;
  };
  const run = async (query: string, own: Source<Token>): Promise<void> => {
    try {
      const found = await search(query, own.token);
      if (own === current) show(found);
    } catch (error) {
      // A query that was cancelled also rejects.
      if (own === current) failed(error);
    } finally {
      if (own === current) busy(false);
    }
  };
  return {
    ask(query) {
      callOff();
      current = source();
      busy(true);
      void run(query, current);
    },
    dispose: callOff,
  };
}
