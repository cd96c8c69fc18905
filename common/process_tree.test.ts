import { buildProcessTree } from './process_tree';
import type { ProcessEvent, ProcessNode, ProcessRow, ProcessTree } from './codecs/process';

const HOST = 'WS-01';
const BASE = Date.UTC(2026, 0, 5, 9);
const at = (seconds: number) => new Date(BASE + seconds * 1000).toISOString();

const row = (name: string, seconds: number): ProcessRow => ({
  id: `${name}-${seconds}`,
  index: 'winlogbeat-8',
  name,
  started_at: at(seconds),
  host: HOST,
  labels: [],
  reasons: [],
});

/** A start with entity ids, as Sysmon gives them. */
const start = (id: string, parent: string | undefined, seconds: number, extra: Partial<ProcessEvent> = {}) =>
  ({
    kind: 'start',
    at: at(seconds),
    host: HOST,
    entity_id: id,
    ...(parent === undefined ? {} : { parent_entity_id: parent }),
    row: row(`${id}.exe`, seconds),
    ...extra,
  }) satisfies ProcessEvent;

/** A start with process ids only, as the Security log gives them. */
const startPid = (name: string, pid: number, parent: number, seconds: number) =>
  ({
    kind: 'start',
    at: at(seconds),
    host: HOST,
    pid,
    parent_pid: parent,
    row: row(name, seconds),
  }) satisfies ProcessEvent;

const end = (ids: { entity_id?: string; pid?: number }, seconds: number) =>
  ({ kind: 'end', at: at(seconds), host: HOST, ...ids }) satisfies ProcessEvent;

function nodesOf(tree: ProcessTree): ProcessNode[] {
  const found: ProcessNode[] = [];
  const open = [tree.root];
  for (let node = open.pop(); node; node = open.pop()) {
    found.push(node);
    for (const child of node.children) open.push(child);
  }
  return found;
}

/** The tree as text, a step inwards a level. */
function outline(tree: ProcessTree): string[] {
  const lines: string[] = [];
  const open: Array<[ProcessNode, number]> = [[tree.root, 0]];
  for (let top = open.pop(); top; top = open.pop()) {
    const [node, depth] = top;
    lines.push(`${'  '.repeat(depth)}${node.name}${node.key === tree.focus ? ' *' : ''}`);
    for (const child of [...node.children].reverse()) open.push([child, depth + 1]);
  }
  return lines;
}

const focusOf = (tree: ProcessTree) => nodesOf(tree).filter((node) => node.key === tree.focus);
const named = (tree: ProcessTree, name: string) => nodesOf(tree).filter((node) => node.name === name);

describe('buildProcessTree', () => {
  it('shows the ancestors, the siblings and all that the process started, with how long each ran', () => {
    const tree = buildProcessTree(
      [
        start('firefox', 'python', 3),
        start('python', 'explorer', 0),
        start('explorer', undefined, -100),
        start('notepad', 'explorer', 50),
        start('conhost', 'python', 1),
        end({ entity_id: 'firefox' }, 123),
      ],
      { entityId: 'python', host: HOST }
    );
    expect(outline(tree)).toEqual([
      'explorer.exe',
      '  python.exe *',
      '    conhost.exe',
      '    firefox.exe',
      '  notepad.exe',
    ]);
    expect(named(tree, 'firefox.exe')[0]).toMatchObject({
      started_at: at(3),
      ended_at: at(123),
      duration_ms: 120_000,
      origin: 'event',
    });
    expect(tree).toMatchObject({ size: 5, limits: [] });
  });

  it('makes an inferred node of a parent that left no event, from what its child says', () => {
    const parent = { entity_id: 'cmd', pid: 7, name: 'cmd.exe', command_line: 'cmd /c run' };
    const tree = buildProcessTree(
      [start('python', 'cmd', 0, { parent }), start('other', 'cmd', 1, { parent })],
      { entityId: 'python' }
    );
    expect(outline(tree)).toEqual(['cmd.exe', '  python.exe *', '  other.exe']);
    expect(tree.root).toMatchObject({ origin: 'inferred', command_line: 'cmd /c run' });
    expect(tree.root).not.toHaveProperty('started_at');
  });

  it('makes an inferred node of a parent of which only the name is known', () => {
    const tree = buildProcessTree([start('python', undefined, 0, { parent: { name: 'cmd.exe' } })], {
      entityId: 'python',
    });
    expect(outline(tree)).toEqual(['cmd.exe', '  python.exe *']);
  });

  it('shows a process that nothing is known of but its id', () => {
    const tree = buildProcessTree([], { entityId: 'gone', host: HOST });
    expect(tree.root).toMatchObject({ name: 'Unknown process', origin: 'inferred', children: [] });
    expect(tree.focus).toBe(tree.root.key);
    expect(tree.limits).toEqual(['No event of this process was found.']);
  });

  it('can stand on a process that is known only as a parent', () => {
    const tree = buildProcessTree(
      [start('child', 'ghost', 0, { parent: { entity_id: 'ghost', name: 'ghost.exe' } })],
      { entityId: 'ghost' }
    );
    expect(outline(tree)).toEqual(['ghost.exe *', '  child.exe']);
  });

  it('counts an event that came twice once', () => {
    const events = [start('a', undefined, 0), start('b', 'a', 1), end({ entity_id: 'b' }, 2)];
    const tree = buildProcessTree([...events, ...events, ...events], { entityId: 'a' });
    expect(tree.size).toBe(2);
    expect(named(tree, 'b.exe')[0]?.duration_ms).toBe(1000);
  });

  it('counts a start once that Sysmon and the Security log both tell of', () => {
    const sysmon = start('python', undefined, 0, { pid: 40, row: row('python.exe', 0) });
    for (const seconds of [-1, 1]) {
      const tree = buildProcessTree(
        [sysmon, startPid('PYTHON.EXE', 40, 4, seconds), startPid('cmd.exe', 41, 40, 5), end({ pid: 40 }, 9)],
        { entityId: 'python' }
      );
      const names = nodesOf(tree).map((node) => node.name);
      expect(names.filter((name) => name.toLowerCase() === 'python.exe')).toHaveLength(1);
      expect(names).toContain('cmd.exe');
      expect(focusOf(tree)[0]?.ended_at).toBe(at(9));
    }
  });

  it('keeps a process of which only the end is known', () => {
    const tree = buildProcessTree(
      [
        start('a', undefined, 0),
        { ...end({ entity_id: 'b' }, 5), parent_entity_id: 'a', row: row('b.exe', 5) },
      ],
      { entityId: 'a' }
    );
    const b = named(tree, 'b.exe')[0];
    expect(b).toMatchObject({ origin: 'event', ended_at: at(5) });
    expect(b).not.toHaveProperty('started_at');
    expect(b).not.toHaveProperty('duration_ms');
  });

  it('gives no duration where no end was seen, or where the end comes before the start', () => {
    const tree = buildProcessTree(
      [start('a', undefined, 0), start('b', 'a', 10), end({ entity_id: 'b' }, 4)],
      { entityId: 'a' }
    );
    expect(tree.root).not.toHaveProperty('duration_ms');
    const b = named(tree, 'b.exe')[0];
    expect(b).toMatchObject({ started_at: at(10), ended_at: at(4) });
    expect(b).not.toHaveProperty('duration_ms');
  });

  it('takes the end that the row brings where no event of it is there', () => {
    const ended: ProcessRow = { ...row('a.exe', 0), ended_at: at(60), duration_ms: 60_000 };
    const tree = buildProcessTree([start('a', undefined, 0, { row: ended })], { entityId: 'a' });
    expect(tree.root).toMatchObject({ ended_at: at(60), duration_ms: 60_000 });
  });

  it('links by process id to the latest start before the child, and ends to the latest start before them', () => {
    const tree = buildProcessTree(
      [
        start('root', undefined, 0, { pid: 1 }),
        startPid('first.exe', 100, 1, 10),
        startPid('child-of-first.exe', 200, 100, 15),
        end({ pid: 100 }, 20),
        startPid('second.exe', 100, 1, 30),
        startPid('child-of-second.exe', 201, 100, 35),
        end({ pid: 100 }, 70),
      ],
      { entityId: 'root' }
    );
    expect(outline(tree)).toEqual([
      'root.exe *',
      '  first.exe',
      '    child-of-first.exe',
      '  second.exe',
      '    child-of-second.exe',
    ]);
    expect(named(tree, 'first.exe')[0]?.duration_ms).toBe(10_000);
    expect(named(tree, 'second.exe')[0]?.duration_ms).toBe(40_000);
  });

  it('does not hang a child on a later process that was given the same process id', () => {
    const tree = buildProcessTree(
      [
        start('child', undefined, 5, { pid: 9, parent_pid: 100, parent: { pid: 100, name: 'early.exe' } }),
        startPid('late.exe', 100, 1, 30),
      ],
      { entityId: 'child' }
    );
    expect(outline(tree)).toEqual(['early.exe', '  child.exe *']);
  });

  it('does not give an end before every start to a later process', () => {
    const tree = buildProcessTree([start('a', undefined, 10, { pid: 5 }), end({ pid: 5 }, 2)], {
      entityId: 'a',
    });
    expect(tree.root).not.toHaveProperty('ended_at');
  });

  it('a process with its own process id as parent is not its own child', () => {
    const tree = buildProcessTree([start('a', undefined, 0, { pid: 5, parent_pid: 5 })], { entityId: 'a' });
    expect(focusOf(tree)).toHaveLength(1);
    expect(tree.size).toBe(2);
  });

  it.each([
    ['itself', [start('a', 'a', 0)], 1],
    ['its child', [start('a', 'b', 0), start('b', 'a', 1)], 2],
    ['a circle above it', [start('a', 'b', 5), start('b', 'c', 0), start('c', 'b', 1)], 3],
  ])('survives a process that descends from %s', (_, events, size) => {
    const tree = buildProcessTree(events, { entityId: 'a' });
    expect(tree.size).toBe(size);
    expect(focusOf(tree)).toHaveLength(1);
    expect(nodesOf(tree).every((node) => node.cut === undefined)).toBe(true);
    if (size > 1) expect(tree.limits).toEqual([expect.stringContaining('its own ancestor')]);
  });

  it('never mixes two hosts that share an entity id, and says so when none was named', () => {
    const elsewhere = (event: ProcessEvent): ProcessEvent => ({ ...event, host: 'WS-02' });
    const events = [
      start('a', undefined, 0),
      start('here', 'a', 1),
      elsewhere(start('a', undefined, 50)),
      elsewhere(start('there', 'a', 51)),
    ];
    expect(outline(buildProcessTree(events, { entityId: 'a', host: 'ws-01' }))).toEqual([
      'a.exe *',
      '  here.exe',
    ]);
    const unnamed = buildProcessTree(events, { entityId: 'a' });
    expect(outline(unnamed)).toEqual(['a.exe *', '  there.exe']);
    expect(unnamed.limits).toEqual(['2 hosts have a process with this id; the one on WS-02 is shown.']);
    expect(unnamed.focus).not.toBe(buildProcessTree(events, { entityId: 'a', host: HOST }).focus);
  });

  it("reads Sysmon's ids in either case as one, and no one else's", () => {
    const guid = '{3fa85f64-5717-4562-b3fc-2c963f66afa6}';
    const tree = buildProcessTree(
      [
        start(guid, undefined, 0, { row: row('a.exe', 0) }),
        start('b', guid.toUpperCase(), 1),
        start('aBc', undefined, 0),
        start('c', 'AbC', 1),
      ],
      { entityId: guid.toUpperCase() }
    );
    expect(outline(tree)).toEqual(['a.exe *', '  b.exe']);
    expect(
      buildProcessTree([start('aBc', undefined, 0), start('c', 'AbC', 1)], { entityId: 'aBc' }).size
    ).toBe(1);
  });

  it('does not throw on hostile ids, names and times', () => {
    const hostile = ['__proto__', 'constructor', '\ud800', '["pid","ws-01",1]', '', ' \u0000'];
    const events = hostile.flatMap((id, index) => [
      start(id, hostile[index - 1], Number(index), { at: index % 2 ? 'not a time' : at(index), pid: -1 }),
      end({ entity_id: id }, index),
    ]);
    for (const id of hostile) {
      const tree = buildProcessTree(events, { entityId: id });
      expect(focusOf(tree)).toHaveLength(1);
      expect(tree.size).toBe(hostile.length);
    }
  });

  describe('bounds', () => {
    const family = () => [
      start('grandparent', undefined, 0),
      start('parent', 'grandparent', 1),
      start('focus', 'parent', 2),
      ...Array.from({ length: 10 }, (_, i) => start(`child${i}`, 'focus', 10 + i)),
      ...Array.from({ length: 10 }, (_, i) => start(`grandchild${i}`, 'child0', 30 + i)),
      ...Array.from({ length: 10 }, (_, i) => start(`uncle${i}`, 'grandparent', 50 + i)),
    ];

    it('keeps the nearest processes, and counts at each what was left out', () => {
      const tree = buildProcessTree(family(), { entityId: 'focus' }, { nodes: 13 });
      expect(nodesOf(tree).map((node) => node.name)).toEqual(
        expect.arrayContaining(['grandparent.exe', 'parent.exe', 'focus.exe', 'child9.exe'])
      );
      expect(tree.size).toBe(13);
      expect(nodesOf(tree)).toHaveLength(13);
      expect(tree.root.cut).toBe(10);
      expect(named(tree, 'child0.exe')[0]?.cut).toBe(10);
      expect(tree.limits).toEqual([
        'The tree is cut at 13 processes, the nearest first; 20 more are not shown.',
      ]);
    });

    it('stops at the depth that was given, above and below', () => {
      const tree = buildProcessTree(family(), { entityId: 'focus' }, { depth: 1 });
      expect(tree.root.name).toBe('parent.exe');
      expect(tree.size).toBe(12);
      expect(tree.limits).toEqual([
        '1 older ancestor is not shown.',
        '10 processes are more than 1 step away and not shown.',
      ]);
    });

    it('shows the process itself whatever the bounds', () => {
      const tree = buildProcessTree(family(), { entityId: 'focus' }, { nodes: 1 });
      expect(outline(tree)).toEqual(['focus.exe *']);
      expect(tree.root.cut).toBe(10);
    });

    it('takes 50,000 events and keeps 5,000 processes, siblings in the order of their starts', () => {
      const events: ProcessEvent[] = [start('root', undefined, 0)];
      for (let i = 0; i < 25_000; i++) {
        const number = (i * 7_919) % 25_000;
        events.push(start(`p${number}`, 'root', 1 + number), end({ entity_id: `p${number}` }, 3 + number));
      }
      const tree = buildProcessTree(events, { entityId: 'root' });
      expect(tree.size).toBe(5_000);
      expect(tree.root.cut).toBe(20_001);
      expect(tree.root.children.slice(0, 3).map((node) => node.name)).toEqual(['p0.exe', 'p1.exe', 'p2.exe']);
      expect(tree.root.children.every((node) => node.duration_ms === 2_000)).toBe(true);
      expect(tree.limits).toEqual([
        'The tree is cut at 5,000 processes, the nearest first; 20,001 more are not shown.',
      ]);
    });

    it('takes a chain 50,000 deep from its middle, cut where it can still be sent as JSON', () => {
      const events = Array.from({ length: 50_000 }, (_, i) => start(`p${i}`, i ? `p${i - 1}` : undefined, i));
      const tree = buildProcessTree(events, { entityId: 'p25000' });
      expect(tree.root.name).toBe('p24500.exe');
      expect(tree.size).toBe(1_001);
      expect(tree.limits).toEqual([
        '24,500 older ancestors are not shown.',
        '24,499 processes are more than 500 steps away and not shown.',
      ]);
      expect((JSON.parse(JSON.stringify(tree)) as ProcessTree).size).toBe(1_001);
    });

    it('takes the whole of a chain 50,000 deep when asked to', () => {
      const events = Array.from({ length: 50_000 }, (_, i) => start(`p${i}`, i ? `p${i - 1}` : undefined, i));
      const tree = buildProcessTree(events, { entityId: 'p0' }, { nodes: 100_000, depth: 100_000 });
      expect(tree.size).toBe(50_000);
      expect(nodesOf(tree)).toHaveLength(50_000);
      expect(tree.limits).toEqual([]);
    });
  });
});
