/**
 * The labels that the pipeline `tre-airlock-labels` gives to events (`tre.activity`), in one list with what
 * each means. Decided once, in the pipeline: views, dashboards and rules only ask for a label.
 */
export interface LabelMeaning {
  /** Short name for a person. */
  title: string;
  /** Why an output checker should look at it, in one sentence. */
  why: string;
  /** Whether an execution that carries it is shown beside an egress request. */
  flagged: boolean;
}

const define = <T extends Record<string, LabelMeaning>>(labels: T): T => labels;

export const LABELS = define({
  python_execution: {
    title: 'Python',
    why: 'A Python interpreter was started.',
    flagged: false,
  },
  python_child: {
    title: 'Child of Python',
    why: 'A Python interpreter started this process.',
    flagged: false,
  },
  powershell_child: {
    title: 'Child of PowerShell',
    why: 'PowerShell started this process.',
    flagged: false,
  },
  unexpected_child: {
    title: 'Unexpected child',
    why: 'Python started this process, and neither ordinary use nor the project expects it.',
    flagged: true,
  },
  renamed_interpreter: {
    title: 'Renamed interpreter',
    why: 'An interpreter runs under another file name than its own, which hides what it is.',
    flagged: true,
  },
  encoded_command: {
    title: 'Encoded command',
    why: 'The command line carries code in an encoded form, so what ran cannot be read from it.',
    flagged: true,
  },
  clipboard_change: {
    title: 'Clipboard',
    why: 'Something was copied to the clipboard, which may be a way in or out beside the airlock.',
    flagged: false,
  },
  log_tampering: {
    title: 'Log tampering',
    why: 'Logging was cleared, stopped or reconfigured, so later events may be missing.',
    flagged: true,
  },
  network_attempt: {
    title: 'Network attempt',
    why: 'An interpreter tried to reach an address outside the machine.',
    flagged: true,
  },
  archive_created: {
    title: 'Archive created',
    why: 'Files were packed into an archive, which is how data is prepared to leave.',
    flagged: true,
  },
  egress_file_written: {
    title: 'Written to egress',
    why: 'A file was written to the share from which outputs leave.',
    flagged: false,
  },
  ingress_file_written: {
    title: 'Written to ingress',
    why: 'A file was written to the share through which code comes in, from inside the environment.',
    flagged: true,
  },
  script_outside_ingress: {
    title: 'Script from elsewhere',
    why: 'An interpreter ran a script that did not come in through the ingress share.',
    flagged: true,
  },
});

export type ActivityLabel = keyof typeof LABELS;
export const ACTIVITY_LABELS = Object.keys(LABELS) as ActivityLabel[];
export const FLAGGED_LABELS = ACTIVITY_LABELS.filter((label) => LABELS[label].flagged);

/**
 * What kind of program a started process is (`tre.process.category`), also decided in the pipeline.
 * The words tell a person why a child of Python matters.
 */
export const PROCESS_CATEGORIES = {
  browser: 'a web browser, which can upload files',
  shell: 'a command shell, which can run anything',
  office: 'an office program, which can carry data in documents',
  lolbin: 'a Windows tool that is often misused to run or fetch code',
  archiver: 'an archiver, which prepares files to leave',
  transfer: 'a file transfer or remote access tool',
  interpreter: 'another script interpreter',
  administration: 'a tool that changes accounts, services, tasks or logs',
} as const;
export type ProcessCategory = keyof typeof PROCESS_CATEGORIES;
