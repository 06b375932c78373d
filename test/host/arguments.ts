/** The arguments of the launcher: those of `code` that `@vscode/test-electron` passes, and a few of our own. */
export interface HostArguments {
  /** The folder or `.code-workspace` file to open, as given; if absent, an empty window opens. */
  readonly target: string | undefined;
  readonly extensionDevelopmentPaths: readonly string[];
  readonly extensionTestsPath: string | undefined;
  /** `web` runs the extension in the web worker extension host. */
  readonly extensionDevelopmentKind: string | undefined;
  readonly userDataDir: string | undefined;
  readonly extensionsDir: string | undefined;
  /** A packaged extension to install before the window opens. */
  readonly installExtension: string | undefined;
  /** The timeout in seconds. */
  readonly timeoutSeconds: number;
  /** The path of the PNG file for a screenshot before the window closes. */
  readonly screenshot: string | undefined;
  readonly verbose: boolean;
}

const defaultTimeoutSeconds = 300;

/**
 * Parses command-line arguments (without the paths of Node and of the script). `--name=value` and `--name` are options; anything else is a
 * target, of which the last one is used. Unknown options are ignored, because many options of `code` have no meaning here.
 */
export function parseArguments(argv: readonly string[], env: NodeJS.ProcessEnv): HostArguments {
  const targets: string[] = [];
  const extensionDevelopmentPaths: string[] = [];
  const options = new Map<string, string>();
  for (const argument of argv) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (!match) targets.push(argument);
    else if (match[1] === 'extensionDevelopmentPath') extensionDevelopmentPaths.push(match[2] ?? '');
    else options.set(match[1] ?? '', match[2] ?? '');
  }
  const seconds = Number(options.get('timeout') ?? env['VSCODE_HOST_TIMEOUT'] ?? defaultTimeoutSeconds);
  return {
    target: targets.at(-1),
    extensionDevelopmentPaths: extensionDevelopmentPaths.filter((path) => path !== ''),
    extensionTestsPath: options.get('extensionTestsPath'),
    extensionDevelopmentKind: options.get('extensionDevelopmentKind'),
    userDataDir: options.get('user-data-dir'),
    extensionsDir: options.get('extensions-dir'),
    installExtension: options.get('install-extension'),
    timeoutSeconds: seconds > 0 ? seconds : defaultTimeoutSeconds,
    screenshot: options.get('screenshot'),
    verbose: options.has('verbose') || Boolean(env['VSCODE_HOST_VERBOSE']),
  };
}
