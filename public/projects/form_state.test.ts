import { projectDefaults } from '../../common';
import type { Project } from '../../common';
import { EMPTY_FORM, checkForm, deriveId, formOf } from './form_state';
import type { FormState } from './form_state';

const form = (change: Partial<FormState> = {}): FormState => ({
  ...EMPTY_FORM,
  id: 'genomics',
  name: 'Genomics',
  ...change,
});
const problems = (change: Partial<FormState>) => {
  const checked = checkForm(form(change));
  return checked.ok ? {} : checked.problems;
};

describe('deriveId', () => {
  it.each([
    ['Genomics 2026', 'genomics-2026'],
    ['  Ärzte & Pflege: Étude #1  ', 'arzte-pflege-etude-1'],
    ['__proto__', 'proto'],
    ['日本', ''],
    ['x'.repeat(39) + ' y', 'x'.repeat(39)],
  ])('makes of "%s" the id "%s"', (name, id) => expect(deriveId(name)).toBe(id));
});

describe('checkForm', () => {
  it('gives the API what was typed, trimmed, and leaves out what is empty', () => {
    const checked = checkForm(
      form({ name: ' Genomics ', shares: [{ direction: 'egress', inside: ' E:\\out ', server: '' }] }),
      3
    );
    expect(checked).toEqual({
      ok: true,
      id: 'genomics',
      input: expect.objectContaining({
        name: 'Genomics',
        revision: 3,
        shares: [{ direction: 'egress', inside: 'E:\\out' }],
      }),
    });
    expect(checked.ok && checked.input).not.toHaveProperty('policy');
  });

  it('puts each problem at its field', () => {
    expect(
      problems({
        id: 'Not An Id',
        name: ' ',
        hosts: ['ok', 'x'.repeat(300)],
        approvalsNeeded: 9,
        policyId: 'p',
        shares: [
          { direction: 'egress', inside: 'E:\\', server: '' },
          { direction: 'ingress', inside: '', server: '' },
        ],
      })
    ).toEqual({
      id: expect.stringMatching(/^Must be a project id/),
      name: 'Must not be empty.',
      hosts: 'Entry 2 must have at most 253 characters, has 300.',
      approvals_needed: 'Must be a whole number from 1 to 5.',
      'policy.version': 'Must not be empty.',
      'shares.1.inside': 'Must not be empty.',
    });
  });

  it('refuses a number that is none', () => {
    expect(problems({ approvalsNeeded: Number.NaN })).toHaveProperty('approvals_needed');
  });

  it('gives back a stored project as it was', () => {
    const stored: Project = {
      ...projectDefaults({
        name: 'A',
        hosts: ['ws-01'],
        policy: { id: 'p', version: '1' },
        shares: [{ direction: 'egress', inside: 'E:\\', server: '/srv/e' }],
      }),
      id: 'a',
      revision: 2,
      created_at: '',
      updated_at: '',
      updated_by: '',
    };
    const checked = checkForm(formOf(stored), stored.revision);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(projectDefaults(checked.input)).toEqual(
      expect.objectContaining({ name: 'A', hosts: ['ws-01'], shares: stored.shares, policy: stored.policy })
    );
  });
});
