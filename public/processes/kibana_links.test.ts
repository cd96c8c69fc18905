import { at, row } from './fixtures';
import { discoverPath, hasAnalyzer, securityPath } from './kibana_links';

const decoded = (path: string) => decodeURIComponent(path);

describe('discoverPath', () => {
  it('asks for the process and its children, an hour around, in the data view of its index', () => {
    expect(decoded(discoverPath(row({ entity_id: 'e-1' })))).toBe(
      `#/?_g=(time:(from:'${at(-3600)}',to:'${at(120 + 3600)}'))` +
        `&_a=(index:'winlogbeat-*',query:(language:kuery,query:'host.name: "ws-01" and (process.entity_id: "e-1" or process.parent.entity_id: "e-1")'))`
    );
  });

  it('asks for the one document where the process has no id', () => {
    expect(
      decoded(discoverPath(row({ entity_id: undefined, index: 'remote:logs-system.security-a' })))
    ).toContain(`index:'logs-*',query:(language:kuery,query:'_id: "doc-1"')`);
  });

  it('names no data view for an index that none is known for', () => {
    expect(decoded(discoverPath(row({ index: 'other' })))).toContain('_a=(query:');
  });

  it('cannot be broken out of by what an event says', () => {
    const path = discoverPath(row({ host: `x" or *')),a:('!&_g=()\ud800` }));
    expect(path.split('&')).toHaveLength(2);
    expect(decoded(path)).toContain(`host.name: "x\\" or *!')),a:(!'!!&_g=()\ufffd"`);
  });
});

describe('Security', () => {
  it('opens the events of the process, absolute in time', () => {
    const path = decoded(securityPath(row({ entity_id: 'e-1' })));
    expect(path).toMatch(/^\/hosts\/events\?query=\(language:kuery,query:'host\.name: "ws-01" and/);
    expect(path).toContain(`from:'${at(-3600)}',kind:absolute`);
  });

  it('has an Analyzer for Sysmon by Winlogbeat only', () => {
    expect(hasAnalyzer(row())).toBe(true);
    expect(hasAnalyzer(row({ event_module: 'security' }))).toBe(false);
    expect(hasAnalyzer(row({ agent_type: 'auditbeat' }))).toBe(false);
    expect(hasAnalyzer(row({ entity_id: undefined }))).toBe(false);
  });
});
