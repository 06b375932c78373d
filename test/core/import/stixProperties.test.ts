/** Content of STIX bundles for which an advisory has no key, or that is in objects of extensions of the standard. */
import assert from 'node:assert/strict';
import { importText } from '../../support/imports.ts';
import { bundleOf, object, relation, technique } from '../../support/stixText.ts';

describe('the import of STIX properties', () => {
  it('keeps properties without a key: in comments, or in the description of an indicator', () => {
    const { advisory, unread } = importText(
      bundleOf(
        object('intrusion-set', '1', { name: 'Harbour crew', goals: ['parcels', 'data'], resource_level: 'club' }),
        object('campaign', '1', { name: 'Rush', objective: 'Steal parcels', aliases: ['PR'], x_own: 'not read' }),
        object('tool', '1', { name: 'rclone', tool_version: '1.2', tool_types: ['exfiltration'] }),
        object('attack-pattern', '1', { name: 'Spearphishing Link', description: 'Own words.', ...technique }),
        object('attack-pattern', '2', {
          name: 'Spearphishing',
          description: 'By MITRE.',
          x_mitre_version: '1.0',
          ...technique,
        }),
        object('infrastructure', '1', { name: 'Relay', infrastructure_types: ['anonymization'] }),
        object('ipv4-addr', '1', { value: '45.8.146.213' }),
        object('network-traffic', '1', { dst_ref: 'ipv4-addr--1', dst_port: 8443, protocols: ['tcp'] }),
        object('windows-registry-key', '1', { key: 'HKCU\\Software\\X', values: [{ name: 'v', data: 'calc.exe' }] }),
        object('indicator', '1', {
          name: 'evil.top is the first relay',
          pattern: "[domain-name:value = 'evil.top']",
          valid_from: '2026-02-01T00:00:00Z',
          valid_until: '2026-08-01T00:00:00Z',
          indicator_types: ['malicious-activity', 'anonymization'],
        }),
        relation('tool--1', 'controls', 'infrastructure--1', { start_time: '2026-01-02T00:00:00Z' }),
        relation('intrusion-set--1', 'uses', 'tool--1', { stop_time: '2026-01-09T00:00:00Z' }),
      ),
      'stix',
    );
    assert.deepEqual(unread, [
      'Harbour crew: goals: parcels, data; resource_level: club',
      'Rush: objective: Steal parcels; aliases: PR',
      'rclone: tool_version: 1.2',
      'Spearphishing Link: Own words.',
      'infrastructure: Relay: infrastructure_types: anonymization',
      'network-traffic: network-traffic--1: dst_ref: 45[.]8[.]146[.]213; dst_port: 8443; protocols: tcp',
      'relationship: rclone controls Relay: start_time: 2026-01-02T00:00:00Z',
      'relationship: Harbour crew uses rclone: stop_time: 2026-01-09T00:00:00Z',
    ]);
    assert.deepEqual(
      advisory.indicators?.items.map(({ value, description }) => [value?.value, description?.value]),
      [
        ['45[.]8[.]146[.]213', undefined],
        ['HKCU\\Software\\X', 'values: v calc.exe'],
        ['evil[.]top', 'evil[.]top is the first relay; valid until 2026-08-01; anonymization'],
      ],
    );
  });

  it('reads attack flows: actions as techniques, their order as comments', () => {
    const { advisory, errors, unread } = importText(
      bundleOf(
        object('attack-flow', '1', { name: 'Ransom flow', start_refs: ['attack-action--1'] }),
        object('attack-action', '1', {
          name: 'Valid Accounts',
          technique_id: 'T1078',
          tactic_id: 'TA0001',
          description: 'A stolen password.',
          confidence: 80,
          effect_refs: ['attack-operator--1'],
        }),
        object('attack-operator', '1', { operator: 'AND', effect_refs: ['attack-action--2'] }),
        object('attack-action', '2', { name: 'Inhibit System Recovery', technique_id: 'T1490' }),
        object('attack-action', '3', { name: 'Negotiation', description: 'By chat.' }),
        relation('attack-action--1', 'FOLLOWEDBY', 'attack-action--2'),
      ),
      'stix',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      advisory.mitreAttack?.items.map(({ id, name, tactics, confidence, description }) => [
        ...[id, name, confidence, description].map((one) => one?.value),
        ...tactics.map(({ value }) => value),
      ]),
      [
        ['T1078', 'Valid Accounts', 'high', 'A stolen password.', 'Initial Access'],
        ['T1490', 'Inhibit System Recovery', undefined, undefined],
      ],
    );
    assert.deepEqual(unread, [
      'attack-flow: Ransom flow: start_refs: Valid Accounts',
      'Valid Accounts: effect_refs: attack-operator--1',
      'attack-operator: attack-operator--1: operator: AND; effect_refs: Inhibit System Recovery',
      'attack-action: Negotiation: By chat.',
      'relationship: Valid Accounts FOLLOWEDBY Inhibit System Recovery',
    ]);
  });
});
