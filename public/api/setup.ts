import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SetupAnswer, SetupBody, SetupState } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';
import type { Freshness } from './freshness';

export const setupKeys = { state: ['setup'] as const };

export function useSetup(freshness?: Freshness) {
  const { api } = useServices();
  return useQuery<SetupState, ApiError>({
    queryKey: setupKeys.state,
    queryFn: ({ signal }) => api.setup(signal),
    ...freshness,
  });
}

/** The answer carries the state after the action, which is shown at once. */
export function useSetupAction() {
  const { api } = useServices();
  const client = useQueryClient();
  return useMutation<SetupAnswer, ApiError, SetupBody>({
    mutationFn: (body) => api.runSetup(body),
    onSuccess: (answer) => client.setQueryData(setupKeys.state, answer.state),
  });
}
