import { RISK } from './rule';
import type { Rule } from './rule';

/** What a push is made of, beside the contents of its files. */
export const PUSH_RULES = [
  {
    id: 'push/submodule',
    title: 'The push holds a submodule: a pointer into another repository.',
    level: 'error',
    risk: RISK.harmful,
    help: 'Put the files themselves into the repository.',
    explain: 'An entry of mode 160000. Submodules are never fetched, so what they lead to cannot be judged.',
  },
  {
    id: 'push/link',
    title: 'The push holds a symbolic link.',
    level: 'warning',
    risk: RISK.harmful,
    help: 'Put the file itself in its place.',
    explain: 'An entry of mode 120000. Links are never followed and never delivered as links.',
  },
  {
    id: 'push/link-outside',
    title: 'A symbolic link leads out of the repository.',
    level: 'error',
    risk: { feasibility: 2, severity: 5 },
    help: 'Take the link out.',
    explain: 'The target is absolute, or climbs above the top folder by "..".',
  },
  {
    id: 'push/mode',
    title: 'A file has a mode that git itself never writes.',
    level: 'warning',
    risk: RISK.form,
    help: 'Commit the file again with an ordinary git.',
    explain: 'Only 100644, 100755, 120000 and 160000 are ordinary.',
  },
  {
    id: 'push/executable',
    title: 'A file is marked as a program.',
    level: 'note',
    risk: RISK.form,
    help: 'git update-index --chmod=-x FILE takes the mark away.',
    explain: 'An entry of mode 100755; scripts often have it. It is delivered without the mark.',
  },
  {
    id: 'push/unsafe-path',
    title: 'A path would be written somewhere else than it says, or not at all.',
    level: 'error',
    risk: { feasibility: 2, severity: 5 },
    help: 'Rename the file.',
    explain:
      'Paths with "..", ".git" in any case or short form, an absolute start, a drive letter, a backslash, or an empty part. git refuses to make most of them, other tools do not.',
  },
  {
    id: 'push/case-collision',
    title: 'Two paths differ only in case or in the way their letters are composed.',
    level: 'warning',
    risk: RISK.form,
    help: 'Rename one of them.',
    explain:
      'On Windows and macOS one file replaces the other, so that people see other contents than were judged. Compared in NFC and small letters.',
  },
  {
    id: 'push/odd-ref',
    title: 'A ref leads to something that is no commit.',
    level: 'error',
    risk: RISK.binary,
    help: 'Push branches and tags of commits only.',
    explain: 'Git lets a ref mark a bare file or folder, which no tool shows.',
  },
  {
    id: 'push/odd-header',
    title: 'A commit carries a header that git does not write.',
    level: 'warning',
    risk: RISK.binary,
    help: 'Make the commit again with an ordinary git.',
    explain:
      'Headers beyond tree, parent, author, committer, encoding, gpgsig and mergetag: shown by no tool.',
  },
  {
    id: 'push/large-file',
    title: 'A file is larger than code is.',
    level: 'warning',
    risk: RISK.binary,
    help: 'Data come in by the data ingress, not by git.',
    explain: 'Bytes beyond the threshold blobBytes; the content was not read.',
  },
  {
    id: 'push/lfs-pointer',
    title: 'This is a pointer of git LFS, whose content is elsewhere.',
    level: 'warning',
    risk: RISK.unread,
    help: 'Commit the file itself.',
    explain: 'Pointers are never followed, so what they lead to cannot be judged.',
  },
  {
    id: 'push/rewritten',
    title: 'The push replaces history that was there.',
    level: 'note',
    risk: RISK.form,
    help: 'Nothing; what was replaced stays in the earlier verdicts.',
    explain: 'The old tip is no ancestor of the new one (a forced push).',
  },
] as const satisfies readonly Rule[];
