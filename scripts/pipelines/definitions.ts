import { ENRICHMENT_FAILED_TAG, PIPELINES, UNASSIGNED_PROJECT } from '../../common/names';
import { CLIPBOARD_TEXT_KEYS, LABELLED, REGISTERED, SOURCES, SYSMON, WINDOWS } from './events';
import * as programs from './programs';

/** Raised with every change of what a pipeline does: Setup tells old from new by it. */
const VERSION = 3;

/** Characters of a command line that are looked at; Windows allows 32,767. */
const LONGEST_LINE = 32_768;
/** Characters of one command that PowerShell logs of itself. */
const LONGEST_COMMAND = 8_192;
/** A run of base64 that is neither a word, nor a hash, nor a token. */
const LONG_RUN = 200;
/** Characters of `tre.pipeline.error`. */
const LONGEST_ERROR = 1_000;

/** A pipeline whose scripts are named by the files that make them up. */
export interface Definition {
  name: string;
  body: { description: string; version: number; processors: object[]; on_failure?: object[] };
}

/** Stands for the joined text of these files of `ingest-pipelines/src`. */
export interface SourceFiles {
  files: string[];
}

const painless = (files: string[], params?: object) => ({
  lang: 'painless',
  source: { files } satisfies SourceFiles,
  ...(params ? { params } : {}),
});

/**
 * A pipeline at all costs most: the engine reads each event into objects and writes it out again. OpenSearch also
 * copies the whole document before a script, which costs it as much once more and Elasticsearch nothing; a condition
 * costs little on either. So a script runs only on the events that it has something to do with.
 */
const when = (files: string[], params?: object) => ({ if: painless(files, params) });

const script = (tag: string, files: string[], params?: object, rest: object = {}) => ({
  script: { tag, ...painless(files, params), ...rest },
});

/** Rules look at this first. Winlogbeat's routing and Agent set it, and so does our script for raw events. */
const ingested = {
  set: {
    field: 'event.ingested',
    value: '{{{_ingest.timestamp}}}',
    ignore_failure: true,
    ...when(['ingested', 'ingested.if']),
  },
};

/** None of these can fail: the event is stored, says why it was not enriched, and can be found by its tag. */
const keepEvent = [
  {
    set: {
      field: 'tre.pipeline.error',
      value: '{{{_ingest.on_failure_processor_tag}}}: {{{_ingest.on_failure_message}}}',
      ignore_failure: true,
    },
  },
  script('failure', ['failure.main'], { longest: LONGEST_ERROR }, { ignore_failure: true }),
  { append: { field: 'tags', value: ENRICHMENT_FAILED_TAG, allow_duplicates: false, ignore_failure: true } },
  ingested,
];

/** The condition stands at the call, since a call alone costs more than it. */
const call = (name: string, condition: object = {}) => ({
  pipeline: { name, on_failure: keepEvent, ...condition },
});

const shared = { longest_line: LONGEST_LINE, interpreters: programs.INTERPRETERS };
const concerned = {
  ...shared,
  categories: programs.CATEGORIES,
  archives: programs.ARCHIVES,
  sources: SOURCES,
};

const idleWithout = (ids: readonly string[]) =>
  Object.fromEntries(Object.keys(SYSMON).flatMap((id) => (ids.includes(id) ? [] : [[id, true]])));

const needsFields = when(['read', 'source', 'claims', 'ingested', 'normalise.if'], { sources: SOURCES });
const needsLabels = when(['read', 'source', 'program', 'kind', 'labels.if'], {
  ...concerned,
  idle: idleWithout(LABELLED),
});

const events: Definition['body'] = {
  description:
    'TRE Airlock: fills ECS fields, finds the project and labels the event; what claims to be enriched already is dropped first. A failure never loses the event.',
  version: VERSION,
  processors: [
    call(PIPELINES.normalise, needsFields),
    call(PIPELINES.project),
    call(PIPELINES.labels, needsLabels),
  ],
  on_failure: keepEvent,
};

const normalise: Definition['body'] = {
  description:
    'TRE Airlock: drops what claims to be enriched already, and gives raw Sysmon, Security, PowerShell and WMI events the ECS fields that they lack. Overwrites nothing else; clipboard text is taken out.',
  version: VERSION,
  processors: [
    // Nobody may claim a project, or a label, from inside an environment.
    script('intake', ['claims', 'intake.main'], undefined, when(['claims', 'intake.if'])),
    script(
      'clipboard',
      ['read', 'clipboard', 'clipboard.main'],
      { clipboard_text: Object.fromEntries(CLIPBOARD_TEXT_KEYS.map((key) => [key, true])) },
      when(['read', 'source', 'clipboard.if'], { sources: SOURCES })
    ),
    script(
      'normalise',
      ['read', 'fill', 'normalise', 'windows', 'client', 'source', 'normalise.main'],
      { sources: SOURCES, sysmon: SYSMON, windows: WINDOWS },
      when(['read', 'source', 'bare.if'], { sources: SOURCES })
    ),
    ingested,
  ],
};

const owners = ['read', 'project'];
const registry = ['read', 'path', 'command', 'program', 'script', 'share', 'installation', 'registry'];
const registered = {
  ...shared,
  installation_folders: programs.INSTALLATION_FOLDERS,
  system_folders: programs.SYSTEM_FOLDERS,
  projects: {},
};
const noHosts = { hosts: {}, short_hosts: {} };
/**
 * The labels that depend on the registry are given here, where the registry is; the labels pipeline adds to
 * them. server/setup/project_pipeline.ts fills the parameters, and repeats what is tagged "one" by host.
 */
const project: Definition['body'] = {
  description:
    'TRE Airlock: finds the project of an event by its host, then its user. Generated from the registry of projects; as it stands here it knows none, and every event is unassigned.',
  version: VERSION,
  processors: [
    {
      set: {
        tag: 'one',
        field: 'tre',
        value: { environment: '', project: { id: UNASSIGNED_PROJECT } },
        ...when(['project.one.if'], { mine: {} }),
      },
    },
    script(
      'project',
      [...owners, 'project.main'],
      { unassigned: UNASSIGNED_PROJECT, ...noHosts, users: {}, projects: {} },
      when(['read', 'project.rest.if'])
    ),
    script(
      'registry',
      [...registry, 'label', 'registry.main'],
      registered,
      when([...registry, 'registry.if'], { ...registered, idle: idleWithout(REGISTERED) })
    ),
  ],
};

const labels: Definition['body'] = {
  description:
    'TRE Airlock: decides what an event means (tre.activity) and what its process is (tre.process.*). Views, dashboards and rules only ask for the labels.',
  version: VERSION,
  processors: [
    script(
      'labels',
      [
        ...['read', 'source', 'command', 'program', 'kind', 'path', 'script', 'label'],
        ...['tampering', 'encoded', 'expected', 'labels', 'labels.main'],
      ],
      {
        ...concerned,
        longest_command: LONGEST_COMMAND,
        long_run: LONG_RUN,
        shells: programs.SHELLS,
        tools: programs.TOOLS,
        mentions: programs.MENTIONS,
        logging_services: programs.LOGGING_SERVICES,
        expected: programs.EXPECTED_CHILDREN,
        shell_queries: programs.SHELL_QUERIES,
        git_transfers: programs.GIT_TRANSFERS,
        browser_flags: programs.BROWSER_FLAGS,
        decoders: programs.DECODERS,
      }
    ),
  ],
};

export const DEFINITIONS: Definition[] = [
  { name: PIPELINES.events, body: events },
  { name: PIPELINES.normalise, body: normalise },
  { name: PIPELINES.project, body: project },
  { name: PIPELINES.labels, body: labels },
];
