import { ENRICHMENT_FAILED_TAG, PIPELINES, UNASSIGNED_PROJECT } from '../../common/names';
import { CLIPBOARD_TEXT_KEYS, SOURCES, SYSMON, WINDOWS } from './events';
import * as programs from './programs';

/** Raised with every change of what a pipeline does: Setup tells old from new by it. */
const VERSION = 1;

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

const script = (tag: string, files: string[], params?: object, rest: object = {}) => ({
  script: {
    tag,
    lang: 'painless',
    source: { files } satisfies SourceFiles,
    ...(params ? { params } : {}),
    ...rest,
  },
});

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
];

const call = (name: string) => ({ pipeline: { name, on_failure: keepEvent } });

const shared = { longest_line: LONGEST_LINE, interpreters: programs.INTERPRETERS };

export const DEFINITIONS: Definition[] = [
  {
    name: PIPELINES.events,
    body: {
      description:
        'TRE Airlock: drops what claims to be enriched already, then fills ECS fields, finds the project and labels the event. A failure never loses the event.',
      version: VERSION,
      processors: [
        script('intake', ['intake.main'], { version: VERSION }),
        call(PIPELINES.normalise),
        call(PIPELINES.project),
        call(PIPELINES.labels),
      ],
      on_failure: keepEvent,
    },
  },
  {
    name: PIPELINES.normalise,
    body: {
      description:
        'TRE Airlock: gives raw Sysmon, Security, PowerShell and WMI events the ECS fields that they lack. Overwrites nothing; clipboard text is taken out.',
      version: VERSION,
      processors: [
        script(
          'normalise',
          ['read', 'fill', 'normalise', 'windows', 'clipboard', 'source', 'normalise.main'],
          {
            sources: SOURCES,
            sysmon: SYSMON,
            windows: WINDOWS,
            clipboard_text: Object.fromEntries(CLIPBOARD_TEXT_KEYS.map((key) => [key, true])),
          }
        ),
      ],
    },
  },
  {
    name: PIPELINES.project,
    body: {
      description:
        'TRE Airlock: finds the project of an event by its host, then its user. Generated from the registry of projects; as it stands here it knows none, and every event is unassigned.',
      version: VERSION,
      processors: [
        script('project', ['read', 'command', 'script', 'project', 'project.main'], {
          ...shared,
          unassigned: UNASSIGNED_PROJECT,
          installation_folders: programs.INSTALLATION_FOLDERS,
          system_folders: programs.SYSTEM_FOLDERS,
          hosts: {},
          short_hosts: {},
          users: {},
          projects: {},
        }),
      ],
    },
  },
  {
    name: PIPELINES.labels,
    body: {
      description:
        'TRE Airlock: decides what an event means (tre.activity) and what its process is (tre.process.*). Views, dashboards and rules only ask for the labels.',
      version: VERSION,
      processors: [
        script(
          'labels',
          [
            'read',
            'command',
            'script',
            'source',
            'tampering',
            'encoded',
            'expected',
            'labels',
            'labels.main',
          ],
          {
            ...shared,
            longest_command: LONGEST_COMMAND,
            long_run: LONG_RUN,
            sources: SOURCES,
            shells: programs.SHELLS,
            categories: programs.CATEGORIES,
            tools: programs.TOOLS,
            mentions: programs.MENTIONS,
            logging_services: programs.LOGGING_SERVICES,
            expected: programs.EXPECTED_CHILDREN,
            shell_queries: programs.SHELL_QUERIES,
            git_transfers: programs.GIT_TRANSFERS,
            browser_flags: programs.BROWSER_FLAGS,
            decoders: programs.DECODERS,
            archives: programs.ARCHIVES,
          }
        ),
      ],
    },
  },
];
