import type { Result } from '../../common';

/**
 * What people are told of a request, by mail and webhook. Nothing of a file's content, and no file's name either: a
 * researcher chooses names, and mail leaves the environment, so that names would be a way out past every check.
 */
export interface Notice {
  event: 'submitted' | 'blocked' | 'decided' | 'released' | 'refused' | 'release_refused';
  project: string;
  request: string;
  status: string;
  files: number;
  worst: Result;
  /** A reviewer's reason, or what went wrong. */
  reason?: string;
  /** Where released files are. */
  destination?: string;
  /** ISO 8601. */
  at: string;
}

/** Tells people; returns at once and never throws. */
export interface Notifier {
  notify(notice: Notice, to: { researchers: readonly string[]; operators: readonly string[] }): void;
  /** Waits until what was begun is sent or has failed. */
  finish(): Promise<void>;
}
