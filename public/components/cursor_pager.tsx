import React from 'react';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import { useHistory, useLocation } from 'react-router-dom';
import { CURSOR_KEY } from './use_url_state';

/** Cursors of the pages before this one; kept in the history entry, so that reload and back keep them. */
interface PagerState {
  before?: string[];
}

/** Where the shown page starts, from the address; undefined on the first page. */
export function useCursor(): string | undefined {
  return new URLSearchParams(useLocation().search).get(CURSOR_KEY) ?? undefined;
}

interface Props {
  /** `next` of the answer; absent on the last page. */
  next?: string;
  /** What is counted, such as "25 of 310 requests". */
  summary: string;
}

/** Previous and Next over a list whose pages are found by cursor. The first page has the cursor ''. */
export function CursorPager({ next, summary }: Props) {
  const history = useHistory();
  const location = useLocation<PagerState | undefined>();
  const cursor = useCursor();
  const before = location.state?.before ?? [];

  const go = (target: string, state: PagerState) => {
    const params = new URLSearchParams(location.search);
    if (target === '') params.delete(CURSOR_KEY);
    else params.set(CURSOR_KEY, target);
    history.push({ pathname: location.pathname, search: params.toString(), state });
  };

  // Someone who opened a link to a later page has no pages before it; the first one is always known.
  const previous = before[before.length - 1];
  return (
    <EuiFlexGroup
      aria-label="Pages of the list"
      role="navigation"
      alignItems="center"
      justifyContent="spaceBetween"
      responsive={false}
    >
      <EuiFlexItem grow={false}>
        <EuiText size="s" color="subdued" role="status">
          {summary}
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFlexGroup gutterSize="s" responsive={false}>
          <EuiButtonEmpty
            size="s"
            iconType="arrowLeft"
            isDisabled={cursor === undefined}
            onClick={() => go(previous ?? '', { before: before.slice(0, -1) })}
          >
            {cursor !== undefined && previous === undefined ? 'First page' : 'Previous'}
          </EuiButtonEmpty>
          <EuiButtonEmpty
            size="s"
            iconType="arrowRight"
            iconSide="right"
            isDisabled={next === undefined}
            onClick={() => go(next ?? '', { before: [...before, cursor ?? ''] })}
          >
            Next
          </EuiButtonEmpty>
        </EuiFlexGroup>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
