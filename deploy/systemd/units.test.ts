import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { airlockFile } from '../../scanner/config/codec';
import { ingressFile } from '../../scanner/ingress/config/codec';
import { parseSettings } from '../../scanner/policy';

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const SERVICES = ['tre-airlock-egress.service', 'tre-airlock-release.service', 'tre-airlock-deliver.service'];
/** Where `systemd-analyze security` begins to say MEDIUM. */
const OK_BELOW = 4.5;

// Machines without systemd cannot judge its units.
(hasSystemd ? test : test.skip).each(SERVICES)('%s is locked down', (unit) => {
  const { stdout } = spawnSync(
    'systemd-analyze',
    ['security', '--offline=true', path.join(__dirname, unit)],
    {
      encoding: 'utf8',
    }
  );
  const [, level = '99'] = /Overall exposure level for \S+: ([\d.]+)/.exec(stdout) ?? [];
  expect(Number(level)).toBeLessThan(OK_BELOW);
});

test.each(SERVICES)('%s neither listens nor runs as root', (unit) => {
  const lines = fs.readFileSync(path.join(__dirname, unit), 'utf8').split('\n');
  expect(lines).toContain('SocketBindDeny=any');
  expect(lines).toContain('CapabilityBoundingSet=');
  expect(lines.find((line) => line.startsWith('User='))).not.toBe('User=root');
});

test('the example settings can be read, and hold no secret', () => {
  const file = path.join(__dirname, '..', 'airlock.yml');
  const settings = parseSettings(fs.readFileSync(file, 'utf8'), 'airlock.yml', airlockFile);
  expect(settings.projects).toHaveLength(1);
  expect(settings.kibana.api_key).toEqual({ file: '/etc/tre-airlock/scanner.key' });
});

test('the example settings of the git diode can be read, and hold no secret', () => {
  const file = path.join(__dirname, '..', 'git', 'ingress.yml');
  const settings = parseSettings(fs.readFileSync(file, 'utf8'), 'ingress.yml', ingressFile);
  expect(settings.repositories).toHaveLength(1);
  expect(settings.kibana.api_key).toEqual({ file: 'scanner.key' });
});
