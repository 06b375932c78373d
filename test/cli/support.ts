/** Runs the command line within the test process, and provides temporary folders and small advisories. */
import { mkdtempSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { CliIo } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/run.ts';
import type { CliServices } from '../../server/src/cli/io.ts';
import { createCliServices } from '../../server/src/cli/services.ts';

export interface CliRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliWorld {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly isErrorTTY?: boolean;
  readonly onInterrupt?: CliIo['onInterrupt'];
  readonly now?: () => number;
  /** Called after each write to standard output. */
  readonly onOutput?: () => void;
}

/** A folder with files, removed after the test. */
export interface Workspace {
  readonly folder: string;
  write(name: string, content: string | Uint8Array): string;
  run(args: readonly string[], world?: CliWorld): Promise<CliRun>;
}

const root = join(import.meta.dirname, '..', '..');
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Returns the services of the command line, with the given folder for catalogue updates. */
export function servicesOver(catalogueFolder: string): CliServices {
  return createCliServices(version, catalogueFolder, () => undefined);
}

/** Services with a folder in which no update is ever installed; tests of updates have their own folder. */
const services = servicesOver(join(tmpdir(), 'advisory-cli-no-updates'));

/** Calls `test` with a new folder, and removes the folder afterwards. */
export async function inWorkspace(test: (workspace: Workspace) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'advisory-cli-')));
  try {
    await test({
      folder,
      write(name, content) {
        const file = join(folder, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
        return file;
      },
      run: (args, world) => runCli(args, folder, world),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the command line with `cwd` as its current folder, and returns its status and output. */
export async function runCli(
  args: readonly string[],
  cwd: string,
  world: CliWorld = {},
  using: CliServices = services,
): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const { stdin = '', env = {}, isTTY = false, isErrorTTY = false, onInterrupt, now, onOutput } = world;
  const status = await run(
    args,
    {
      stdin: (async function* () {
        yield stdin;
      })(),
      stdout: {
        write(text) {
          stdout += text;
          onOutput?.();
        },
      },
      stderr: { write: (text) => void (stderr += text) },
      cwd,
      env,
      isTTY,
      isErrorTTY,
      ...(onInterrupt ? { onInterrupt } : {}),
      ...(now ? { now } : {}),
    },
    using,
  );
  return { status, stdout, stderr };
}

/** A small advisory without problems. */
export const cleanAdvisory = `# advisory
title: Phishing by device codes
summary: Victims are asked to type a code into a real login page, which logs in the actor.
severity: high
confidence: moderate
category: phishing
tlp: GREEN
analyzed: 2026-07-13
authors:
  - Incident Response
source:
  - Vendor report
actors:
  - APT29
key_takeaways:
  - The login page is real, only the code is the actor's.
affected_systems:
  - Microsoft Entra ID
attack_chain: The actor starts a device login, and sends its code under a pretext.
detection_availability:
  yara: false
  sigma: false
  snort_suricata: false
  kql: false
  splunk_spl: false
  eql: false
  other: false
  notes: The source holds no rules.
detection_engineering:
  edr_visibility: low
  network_visibility: low
  detection_difficulty: hard
required_log_sources:
  - Sign-in logs
hunting_hypotheses:
  - hypothesis: A device code login comes from a network that the user has never used.
    telemetry:
      - Sign-in logs
    attack_stage: Credential Access
    fp_risk: medium
control_gaps:
  - Device code logins are allowed for everybody
key_behavioral_indicators:
  - Device code logins by users who own no device without a keyboard
false_positive_assessment: medium
recommendations:
  immediate_mitigation:
    - Block the device code flow.
  infrastructure_hardening: []
  user_protection: []
  security_awareness: []
mitre_attack:
  - T1528 - Steal Application Access Token
`;

/** The same advisory with one problem: a TLP 1.0 label, which is a warning with a safe fix. */
export const fixableAdvisory = cleanAdvisory.replace('tlp: GREEN', 'tlp: WHITE');

/** The same advisory with an error that has no safe fix: an ID that ATT&CK never had. */
export const wrongAdvisory = cleanAdvisory.replace('T1528 - Steal Application Access Token', 'T9999');
