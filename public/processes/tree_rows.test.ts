import { familyTree, node } from './fixtures';
import { findByName, treeMove } from './tree_keys';
import { allExpanded, indexTree, initiallyExpanded, visibleRows } from './tree_rows';

const tree = familyTree();
const rows = (open = initiallyExpanded(tree)) => visibleRows(tree.root, open);
const at = (key: string, among = rows()) => among.findIndex((row) => row.node.key === key);

describe('visibleRows', () => {
  it('opens the ancestors and the process asked for, and leaves the rest closed', () => {
    expect(rows().map((row) => `${row.level} ${row.node.key} ${row.position}/${row.siblings}`)).toEqual([
      '1 explorer 1/1',
      '2 python 1/2',
      '3 conhost 1/2',
      '3 firefox 2/2',
      '2 notepad 2/2',
    ]);
    expect(rows()[at('firefox')]).toMatchObject({ expandable: true, expanded: false });
    expect(rows(allExpanded(tree.root))).toHaveLength(6);
  });

  it('walks a chain 20,000 deep', () => {
    let deep = node('leaf');
    for (let i = 0; i < 20_000; i++) deep = node(`n${i}`, { children: [deep] });
    expect(visibleRows(deep, allExpanded(deep))).toHaveLength(20_001);
    expect(indexTree(deep).get('leaf')?.parent).toBe('n0');
  });
});

describe('treeMove', () => {
  it.each([
    ['ArrowDown', 'python', { kind: 'focus', index: 2 }],
    ['ArrowUp', 'python', { kind: 'focus', index: 0 }],
    ['ArrowUp', 'explorer', { kind: 'focus', index: 0 }],
    ['ArrowDown', 'notepad', { kind: 'focus', index: 4 }],
    ['Home', 'firefox', { kind: 'focus', index: 0 }],
    ['End', 'explorer', { kind: 'focus', index: 4 }],
    ['PageDown', 'explorer', { kind: 'focus', index: 4 }],
    ['PageUp', 'notepad', { kind: 'focus', index: 0 }],
    ['ArrowRight', 'firefox', { kind: 'expand', keys: ['firefox'] }],
    ['ArrowRight', 'python', { kind: 'focus', index: 2 }],
    ['ArrowRight', 'conhost', undefined],
    ['ArrowLeft', 'python', { kind: 'collapse', keys: ['python'] }],
    ['ArrowLeft', 'firefox', { kind: 'focus', index: 1 }],
    ['Enter', 'firefox', { kind: 'select', index: 3 }],
    [' ', 'firefox', { kind: 'select', index: 3 }],
    ['*', 'conhost', { kind: 'expand', keys: ['firefox'] }],
    ['Tab', 'python', undefined],
  ])('%s on %s', (key, from, move) => expect(treeMove(key, rows(), at(from))).toEqual(move));
});

describe('findByName', () => {
  it('goes to the next match and round, and refines with more letters', () => {
    expect(findByName(rows(), at('python'), 'F')).toBe(at('firefox'));
    expect(findByName(rows(), at('notepad'), 'p')).toBe(at('python'));
    expect(findByName(rows(), at('firefox'), 'fi')).toBe(at('firefox'));
    expect(findByName(rows(), at('firefox'), 'z')).toBeUndefined();
  });
});
