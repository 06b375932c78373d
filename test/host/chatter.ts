import { format } from 'node:util';

/** The beginnings of lines that the workbench itself may write to its console. */
const workbenchLines = [
  'Resolving connection token',
  'Resolved connection token',
  'Creating a socket (',
  'Ignoring fetching additional builtin',
  'Updating additional builtin',
  'Creation of workbench contribution',
  'Started local extension host',
  'rejected promise not handled within 1 second: Canceled',
  'stack trace: Canceled',
  'Canceled: Canceled',
  'ChatSessionStore',
  'Timed out waiting for authentication provider',
  '[reconnection-grace-time]',
  '[remote-connection]',
  '[Service Worker]',
  '[AgentHost',
  '[RemoteAgentHostProtocol]',
  '[AccountPolicyGate]',
  '[ChatModelSelection]',
  '[WARNING: ',
  '[perf]',
];

/** Whether a console line comes from the workbench itself, not from the tests or the extension. */
export function isWorkbenchLine(line: string): boolean {
  return workbenchLines.some((start) => line.startsWith(start));
}

/** Returns the arguments of a console call as text, with placeholders such as `%s` replaced. */
export function consoleLine(values: unknown): string {
  return Array.isArray(values) ? format(...(values as unknown[])) : format(values);
}
