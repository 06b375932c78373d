/** The parts of the server that are passed to the functions that register request handlers. */
import type { AnsweringParts } from './answeringParts.ts';
import type { DocumentRequestHandler } from './documentRequest.ts';
import type { PositionalRequestHandler } from './positionalRequest.ts';

export interface RequestParts extends AnsweringParts {
  readonly onPosition: PositionalRequestHandler;
  readonly onDocument: DocumentRequestHandler;
}
