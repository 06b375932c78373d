/** Rows of the benchmark's advisories; each depends only on its number, which counts from 1. */

/** Returns a row of the timeline, four hours after the previous one; every sixth has a comment above it. */
export function timelineRow(index: number): string {
  const time = new Date(Date.UTC(2020, 0, 1, 4 * index)).toISOString().replace('.000', '');
  return `${index % 6 === 0 ? `  # Day ${index / 6}\n` : ''}  - time: ${time}
    event: Login ${index} by a device code from a hosting provider.
    techniques:
      - T1528
`;
}

/** Returns a rule with its text in a block scalar: Sigma, KQL and YARA in turn. */
export function detectionRule(index: number): string {
  const write = [yara, sigma, kql][index % 3] ?? sigma;
  return write(index);
}

/** Returns a hypothesis; every fourth has a query. */
export function hypothesis(index: number): string {
  const query = `    query: |
      index=signin protocol=deviceCode run=${index}
      | stats count BY user src_asn
`;
  return `  - hypothesis: Login ${index} comes from a network that the user has never used.
    telemetry:
      - Sign-in logs
    attack_stage: Credential Access
    fp_risk: medium
${index % 4 === 0 ? query : ''}`;
}

/** Returns an indicator: a SHA-256 hash, or a domain in every fifth row. */
export function indicator(index: number): string {
  const value = hash(index);
  return index % 5 === 0
    ? `  - type: domain
    value: login-${value.slice(0, 16)}[.]top # seen once
    role: phishing page
    description: Lure number ${index}.
`
    : `  - type: sha256
    value: "${value}"
    description: Lure number ${index}.
`;
}

function sigma(index: number): string {
  return `  - type: sigma
    name: Device code login number ${index}
    body: |
      title: Device Code Login ${index}
      status: experimental # tried for a week
      logsource:
        product: azure
        service: signinlogs
      detection:
        selection:
          properties.authenticationProtocol: deviceCode
          properties.autonomousSystemNumber: ${64_512 + (index % 1000)}
        condition: selection
      falsepositives:
        - 'Meeting rooms: they have no keyboard'
      level: medium
    techniques:
      - T1528
`;
}

function kql(index: number): string {
  return `  - type: kql
    name: Device code login from network ${index}
    body: |
      SigninLogs
      | where AuthenticationProtocol == "deviceCode" // ${index}
      | where AutonomousSystemNumber in (${64_512 + (index % 1000)}, 64511)

      | summarize Count = count() by UserPrincipalName, bin(TimeGenerated, 1h)
    techniques: T1528
`;
}

function yara(index: number): string {
  return `  - type: yara
    name: lure_${index}
    body: |
      rule lure_${index}
      {
        strings:
          $code = "device code ${index}" ascii wide
          $bytes = { 4D 5A 90 00 ?? ?? [4-8] FF }
        condition:
          uint16(0) == 0x5A4D and all of them
      }
    techniques:
      - T1566.002
`;
}

/**
 * Returns 64 hexadecimal digits from a linear congruential generator (multiplier and increment: Numerical Recipes, "Quick and Dirty
 * Generators").
 */
function hash(seed: number): string {
  let state = Math.imul(seed, 2654435761) >>> 0;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return Array.from({ length: 8 }, () => next().toString(16).padStart(8, '0')).join('');
}
