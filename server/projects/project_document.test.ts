import type { Project } from '../../common';
import { changedKeys, projectContent } from './project_document';

test('hosts, users and programs are stored in small letters, each once', () => {
  expect(
    projectContent({
      name: ' Heart ',
      hosts: ['VM-1', 'vm-1 ', 'b'],
      users: ['TRE\\Amira', 'tre\\amira'],
      expected_children: ['Rscript.EXE'],
      reviewers: [' Rita', 'rita'],
      revision: 3,
    })
  ).toMatchObject({
    name: 'Heart',
    hosts: ['vm-1', 'b'],
    users: ['tre\\amira'],
    expected_children: ['rscript.exe'],
    reviewers: ['Rita', 'rita'],
  });
  expect(projectContent({ name: 'a', revision: 3 })).not.toHaveProperty('revision');
});

test('what changed is named, key by key', () => {
  const content = projectContent({ name: 'a', hosts: ['x'] });
  const before: Project = {
    ...content,
    id: 'a',
    revision: 1,
    created_at: '',
    updated_at: '',
    updated_by: '',
  };
  expect(changedKeys(before, content)).toEqual([]);
  expect(changedKeys(before, { ...content, hosts: ['y'], approvals_needed: 2 })).toEqual([
    'hosts',
    'approvals_needed',
  ]);
  expect(changedKeys(undefined, content)).toContain('name');
});
