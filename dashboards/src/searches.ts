import { FLAGGED_LABELS } from '../../common';
import { kuery, savedObject, searchSource } from '../../scripts/dashboards/saved_objects';
import { DATA_VIEWS, SEARCHES } from './ids';

interface Search {
  id: string;
  title: string;
  description: string;
  dataView: string;
  columns: string[];
  query?: string;
  sort: Array<[field: string, direction: 'asc' | 'desc']>;
}

/** Enough for a command line to be told from its neighbours. */
const LINES_A_ROW = 2;

const DATA_VIEW = 'kibanaSavedObjectMeta.searchSourceJSON.index';

const search = ({ id, title, description, dataView, columns, query, sort }: Search) =>
  savedObject(
    'search',
    id,
    {
      title: `TRE Airlock: ${title}`,
      description,
      columns,
      sort,
      hits: 0,
      version: 1,
      grid: {},
      hideChart: true,
      rowHeight: LINES_A_ROW,
      kibanaSavedObjectMeta: searchSource({
        highlightAll: true,
        version: true,
        query: kuery(query),
        filter: [],
        indexRefName: DATA_VIEW,
      }),
    },
    [{ type: 'index-pattern', id: dataView, name: DATA_VIEW }]
  );

/** States in which a reviewer has to act. */
const WAITING = 'status: (in_review or blocked_by_scan)';

/** Steps by which a person decides about a request. */
export const DECISIONS =
  'event.action: ("request-approve" or "request-reject" or "request-return" or "request-override" or "request-revoke")';

export const FLAGGED = `tre.activity: (${FLAGGED_LABELS.join(' or ')})`;

export const searches = [
  search({
    id: SEARCHES.flagged,
    title: 'flagged executions',
    description:
      'Events with a label that an output checker should look at. Empty? Nothing was flagged in the time range, or the events carry no labels: see Setup in TRE Airlock.',
    dataView: DATA_VIEWS.events,
    columns: [
      'tre.project.id',
      'host.name',
      'user.name',
      'process.parent.name',
      'process.name',
      'process.command_line',
      'tre.activity',
      'process.entity_id',
    ],
    query: FLAGGED,
    sort: [['@timestamp', 'desc']],
  }),
  search({
    id: SEARCHES.verdicts,
    title: 'verdicts that did not pass',
    description:
      'Files and pushes that a scanner held back, with the rules that found something. Empty? Everything passed in the time range.',
    dataView: DATA_VIEWS.verdicts,
    columns: [
      'tre.verdict.result',
      'tre.request.direction',
      'tre.project.id',
      'file.path',
      'tre.verdict.type',
      'rule.id',
      'tre.verdict.risk',
      'tre.request.id',
    ],
    query: 'not tre.verdict.result: pass',
    sort: [['@timestamp', 'desc']],
  }),
  search({
    id: SEARCHES.decisions,
    title: 'decisions',
    description:
      'Who approved, rejected, returned, overrode or revoked what, and why. Empty? Nobody decided anything in the time range.',
    dataView: DATA_VIEWS.audit,
    columns: [
      'user.name',
      'event.action',
      'event.reason',
      'tre.request.direction',
      'tre.project.id',
      'event.duration',
      'tre.request.id',
    ],
    query: DECISIONS,
    sort: [['@timestamp', 'desc']],
  }),
  search({
    id: SEARCHES.waiting,
    title: 'requests that wait for a reviewer',
    description: 'The queue, longest waiting first, whatever the time range. Empty? Nothing waits.',
    dataView: DATA_VIEWS.requests,
    columns: [
      'updated_at',
      'status',
      'direction',
      'project.id',
      'title',
      'worst',
      'risk',
      'counts.files',
      'id',
    ],
    query: WAITING,
    sort: [['updated_at', 'asc']],
  }),
  search({
    id: SEARCHES.alerts,
    title: 'newest alerts',
    description:
      'Alerts of Elastic Security. Empty? No rule alerted in the time range, or no rule is enabled: see Setup in TRE Airlock.',
    dataView: DATA_VIEWS.alerts,
    columns: [
      'kibana.alert.rule.name',
      'kibana.alert.severity',
      'kibana.alert.workflow_status',
      'tre.project.id',
      'host.name',
      'user.name',
      'process.name',
      'process.command_line',
    ],
    sort: [['@timestamp', 'desc']],
  }),
];
