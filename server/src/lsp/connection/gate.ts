/**
 * Rejects invalid messages: those that violate the lifecycle and those with invalid parameters. The gate runs before all handlers, so that
 * they can rely on the protocol's types. Source: LSP 3.17, "Server lifecycle"; JSON-RPC 2.0, "Error object".
 */
import { ErrorCodes, Message, ResponseError } from 'vscode-languageserver';
import type { Connection, MessageStrategy, NotificationMessage, RequestMessage } from 'vscode-languageserver';
import { parameterError } from './parameters.ts';
import { logError } from './log.ts';

/** The method that a rejected message is changed to. Clients must not send it. */
const refused = 'advisory/refused';

/** Creates the gate, which is passed to a connection as an option. `registerRefusals` handles the rejected messages. */
export function createGate(): MessageStrategy {
  let phase: 'new' | 'running' | 'shut down' = 'new';
  return {
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const { method, params } = message;
        const refusal = outOfTurn(phase, method) ?? wrongParameters(method, params);
        if (refusal) return next(requestFor(message, refusal));
        if (method === 'initialize') phase = 'running';
        if (method === 'shutdown') phase = 'shut down';
      } else if (Message.isNotification(message)) {
        const { method, params } = message;
        if (method === 'exit' || method.startsWith('$/')) return next(message);
        // Notifications cannot be answered. According to LSP, those that violate the lifecycle are dropped.
        if (outOfTurn(phase, method)) return;
        const refusal = wrongParameters(method, params);
        if (refusal) return next(notificationFor(message, refusal));
      }
      return next(message);
    },
  };
}

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Answers rejected requests with their error, and logs rejected notifications. */
export function registerRefusals(connection: Connection): void {
  connection.onRequest(refused, ({ code, message }: Refusal) => new ResponseError(code, message));
  connection.onNotification(refused, ({ message }: Refusal) => logError(connection, message));
}

const requestFor = (message: RequestMessage, refusal: Refusal): RequestMessage => ({
  ...message,
  method: refused,
  params: refusal,
});

const notificationFor = (message: NotificationMessage, refusal: Refusal): NotificationMessage => ({
  ...message,
  method: refused,
  params: refusal,
});

function outOfTurn(phase: 'new' | 'running' | 'shut down', method: string): Refusal | undefined {
  if (method === refused) return { code: ErrorCodes.MethodNotFound, message: `The method "${method}" does not exist.` };
  if (phase === 'shut down')
    return {
      code: ErrorCodes.InvalidRequest,
      message: `The server has been shut down and does not handle "${method}".`,
    };
  if (phase === 'new' && method !== 'initialize')
    return {
      code: ErrorCodes.ServerNotInitialized,
      message: `The server is not initialized: send "initialize" before "${method}".`,
    };
  if (phase === 'running' && method === 'initialize')
    return { code: ErrorCodes.InvalidRequest, message: 'The server has already been initialized.' };
  return undefined;
}

function wrongParameters(method: string, params: unknown): Refusal | undefined {
  const message = parameterError(method, params);
  return message === undefined ? undefined : { code: ErrorCodes.InvalidParams, message };
}
