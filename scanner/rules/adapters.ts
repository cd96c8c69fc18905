import { RISK } from './rule';
import type { Rule } from './rule';

/** Findings of other tools that are installed beside ours, in our words. */
export const ADAPTER_RULES = [
  {
    id: 'adapter/failed',
    title: 'A tool that the operators asked for could not judge the file.',
    level: 'warning',
    risk: RISK.unread,
    help: 'Ask your operators to look at the tool; nothing is wrong with the file as far as is known.',
    explain: 'The tool ended with an error, took too long, or answered in a form that is not known.',
  },
  {
    id: 'clamav/found',
    title: 'ClamAV found malware.',
    level: 'error',
    risk: RISK.harmful,
    help: 'Do not open the file; tell your operators.',
    explain: 'The signature that ClamAV names. Runs clamdscan where it is installed, else clamscan.',
  },
  {
    id: 'yara/match',
    title: 'A YARA rule of your operators matches.',
    level: 'warning',
    risk: RISK.binary,
    help: 'Ask your operators what their rule means.',
    explain:
      'The rules file is named with --with yara=FILE; it is the operators’ own and is never taken from a share.',
  },
  {
    id: 'siegfried/format',
    title: 'Siegfried (PRONOM) doubts that the file is what its name says.',
    level: 'warning',
    risk: RISK.binary,
    help: 'Save the file again with the extension of its format.',
    explain: 'Siegfried compares signatures of the PRONOM registry; its warning is shown as it is.',
  },
  {
    id: 'magika/mismatch',
    title: 'Magika takes the content for something else.',
    level: 'warning',
    risk: RISK.binary,
    help: 'Look at the file together with a reviewer.',
    explain:
      'Magika guesses by a neural network; told only when it is at least 90 % sure and differs from our own type.',
  },
  {
    id: 'acro/fail',
    title: 'ACRO: the output fails a statistical disclosure check.',
    level: 'warning',
    risk: RISK.patients,
    help: 'Suppress or round the cells that ACRO names, and finalise again.',
    explain: 'Read from the results.json that ACRO leaves beside its outputs.',
  },
  {
    id: 'acro/review',
    title: 'ACRO: the output is to be reviewed by a person.',
    level: 'warning',
    risk: RISK.patients,
    help: 'Say in a comment what the output is for; a reviewer decides.',
    explain: 'Read from the results.json that ACRO leaves beside its outputs.',
  },
  {
    id: 'acro/pass',
    title: 'ACRO: the output passes its statistical disclosure checks.',
    level: 'note',
    risk: RISK.form,
    help: 'Nothing.',
    explain: 'Read from the results.json that ACRO leaves beside its outputs.',
  },
] as const satisfies readonly Rule[];
