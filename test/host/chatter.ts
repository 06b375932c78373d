import { format } from 'node:util';

/** How lines begin that the workbench itself writes to its console in every run. */
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

/** Whether a console line is the workbench's own, and no word of the tests or of the extension. */
export function isWorkbenchLine(line: string): boolean {
  return workbenchLines.some((start) => line.startsWith(start));
}

/** The arguments of a console call as one line, with `%s`, `%d` and `%c` filled in. */
export function consoleLine(values: unknown): string {
  return Array.isArray(values) ? format(...(values as unknown[])) : format(values);
}
