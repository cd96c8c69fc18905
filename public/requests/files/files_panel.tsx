import React, { useEffect, useMemo, useState } from 'react';
import type { RequestDetail } from '../../../common';
import { EuiText } from '@elastic/eui';
import { useServices } from '../../app/services';
import { Section } from '../../components/section';
import { textParam, useUrlState } from '../../components/use_url_state';
import { LIMITS } from '../../../common';
import { FileFlyout } from './file_flyout';
import { FileFilters } from './file_filters';
import { FilesTable } from './files_table';
import { WORST_FIRST, arrangeFiles } from './file_rows';
import type { FileView } from './file_rows';

interface Props {
  request: RequestDetail;
  selected: ReadonlySet<string>;
  onSelect: (paths: ReadonlySet<string>) => void;
}

/** The open file is in the address, so that it can be sent on and "back" closes it. */
const OPEN_FILE = { file: textParam(LIMITS.pathLength) };

export function FilesPanel({ request, selected, onSelect }: Props) {
  const { files } = request;
  const { capabilities } = useServices();
  const votable = capabilities.review && request.moves.includes('vote') && request.vote_refused === undefined;
  const [view, setView] = useState<FileView>(WORST_FIRST);
  const [{ file: openPath }, setOpen] = useUrlState(OPEN_FILE);
  const arranged = useMemo(() => arrangeFiles(files, view), [files, view]);
  const open = files.find(({ path }) => path === openPath);

  // A file that went away with a new submission can no longer be voted on.
  useEffect(() => {
    const known = new Set(files.map(({ path }) => path));
    const kept = [...selected].filter((path) => known.has(path));
    if (kept.length !== selected.size) onSelect(new Set(kept));
  }, [files, selected, onSelect]);

  return (
    <Section title="Files">
      {files.length === 0 ? (
        <EuiText size="s">
          <p>No file of this request has arrived yet.</p>
        </EuiText>
      ) : (
        <>
          <FileFilters
            view={view}
            onChange={setView}
            found={arranged}
            total={files.length}
            votable={votable}
            selected={selected}
            onSelect={onSelect}
          />
          <FilesTable
            files={arranged}
            view={view}
            onSort={(sort, direction) => setView({ ...view, sort, direction })}
            approvalsNeeded={request.approvals_needed}
            votable={votable}
            selected={selected}
            onSelect={onSelect}
            onOpen={(path) => setOpen({ file: path })}
          />
        </>
      )}
      {open ? <FileFlyout requestId={request.id} file={open} onClose={() => setOpen({ file: '' })} /> : null}
    </Section>
  );
}
