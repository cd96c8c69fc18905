import stub from '../../ingest-pipelines/tre-airlock-project.json';
import { comparedPath } from './compared_path';
import { projectPipeline } from './project_pipeline';
import type { PipelineBody, PipelineProject } from './project_pipeline';

const project = (id: string, rest: Partial<PipelineProject> = {}): PipelineProject => ({
  id,
  name: `Project ${id}`,
  hosts: [],
  users: [],
  shares: [],
  expected_children: [],
  ...rest,
});

const settings = (body: PipelineBody) => body.processors.flatMap((processor) => Object.values(processor));
const tags = (body: PipelineBody) => settings(body).flatMap(({ tag }) => (tag === undefined ? [] : [tag]));
const tagged = (body: PipelineBody, tag: string) => {
  const found = settings(body).find((processor) => processor.tag === tag);
  if (!found) throw new Error(`There is no processor ${tag}.`);
  return found;
};
/** Every script and condition, without its parameters. */
const sources = (body: unknown): string[] => {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) =>
    key === 'source' ? [String(value)] : key === 'params' ? [] : sources(value)
  );
};

const heart = project('heart', { hosts: ['WS-1', 'ws-2.tre.local'], users: ['TRE\\Ada'] });
const lung = project('lung', { hosts: ['ws-3'], shares: [{ direction: 'egress', inside: 'E:\\Out\\' }] });

test('the same projects give the same pipeline, in whatever order they come', () => {
  expect(JSON.stringify(projectPipeline([lung, heart]))).toBe(JSON.stringify(projectPipeline([heart, lung])));
});

test('without projects everything is unassigned, and no processor is there for nothing', () => {
  expect(tags(projectPipeline([]))).toEqual(['project']);
});

test('each host that tells its project is found by a condition of its own', () => {
  const body = projectPipeline([heart, lung, project('third', { hosts: ['ws-3'] })]);
  expect(tags(body)).toEqual(['one ws-1', 'one ws-2', 'project', 'registry']);
  const one = tagged(body, 'one ws-2');
  expect(one.value).toEqual({ environment: 'ws-2', project: { id: 'heart', name: 'Project heart' } });
  expect(one.if?.params).toEqual({ mine: { 'ws-2.tre.local': true } });
  expect(tagged(body, 'project').params).toMatchObject({
    hosts: { 'ws-1': ['heart'], 'ws-3': ['lung', 'third'] },
    short_hosts: { 'ws-2': ['heart'] },
    users: { 'tre\\ada': ['heart'] },
    projects: { lung: { name: 'Project lung', egress: ['e:\\out'] } },
  });
});

test("a short name does not take another project's host of the same name in full", () => {
  const body = projectPipeline([
    project('short', { hosts: ['ws-1'] }),
    project('full', { hosts: ['ws-1.lab.local'] }),
  ]);
  const [short] = settings(body);
  expect(short?.value).toMatchObject({ project: { id: 'short' } });
  expect(short?.if?.params).toEqual({ mine: { 'ws-1': true, 'ws-1.lab.local': false } });
});

test('nothing of a project becomes part of a script, and a name is no template', () => {
  const hostile = '{{ctx}} "; ctx.remove("tre"); //';
  const body = projectPipeline([
    project('p', { name: hostile, hosts: [hostile], users: [hostile], expected_children: [hostile] }),
  ]);
  const known = sources(stub);
  for (const source of sources(body)) expect(known).toContain(source);
  expect(tags(body)).toEqual(['project', 'registry']);
  expect(tagged(body, 'project').params?.projects).toMatchObject({ p: { name: hostile } });
});

test('many hosts are found by the one script, so that no event passes a condition for each', () => {
  const many = Array.from({ length: 40 }, (_, n) => project(`p${n}`, { hosts: [`h${n}`] }));
  expect(tags(projectPipeline(many))).toEqual(['project']);
});

test.each([
  ['E:/Out/', 'e:\\out'],
  [' \\\\Filer\\Heart\\\\out\\ ', '\\\\filer\\heart\\out'],
  ['\\\\?\\UNC\\filer\\heart', '\\\\filer\\heart'],
  ['\\\\?\\E:\\out', 'e:\\out'],
  ['E:\\a\\..\\out\\.', 'e:\\out'],
  ['E:\\..\\..\\out', 'e:\\out'],
  ['\\\\filer\\heart\\..\\..\\x', '\\\\filer\\heart\\x'],
  ['/srv/out', '\\srv\\out'],
  ['Z:', 'z:'],
  ['/', ''],
  ['..', ''],
])('a folder %j is compared as %j', (folder, compared) => {
  expect(comparedPath(folder)).toBe(compared);
});
