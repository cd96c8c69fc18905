import { useHistory, useLocation } from 'react-router-dom';

const KEY = 'selected';

/** The row whose details are open, from the address; the page, and the pages before it, stay as they are. */
export function useSelectedRow(): [string | undefined, (id: string | undefined) => void] {
  const history = useHistory();
  const location = useLocation();
  const selected = new URLSearchParams(location.search).get(KEY) ?? undefined;
  const select = (id: string | undefined) => {
    const params = new URLSearchParams(location.search);
    if (id === undefined) params.delete(KEY);
    else params.set(KEY, id);
    history.replace({ pathname: location.pathname, search: params.toString(), state: location.state });
  };
  return [selected, select];
}
