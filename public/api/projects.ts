import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Project, ProjectEnd, ProjectInput, ProjectsAnswer, UnassignedHostsAnswer } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';
import type { Freshness } from './freshness';

export const projectKeys = {
  all: ['projects'] as const,
  withClosed: ['projects', 'with-closed'] as const,
  one: (id: string) => ['projects', 'one', id] as const,
  unassignedHosts: ['projects', 'unassigned-hosts'] as const,
};

export function useProjects() {
  const { api } = useServices();
  return useQuery<ProjectsAnswer, ApiError>({
    queryKey: projectKeys.all,
    queryFn: ({ signal }) => api.projects(signal),
  });
}

/** Open projects and closed ones, by name. */
export function useProjectsWithClosed() {
  const { api } = useServices();
  return useQuery<ProjectsAnswer, ApiError>({
    queryKey: projectKeys.withClosed,
    queryFn: ({ signal }) => api.projects(signal, { closed: 'true' }),
  });
}

/** One project; `enabled: false` for the form of a new one. */
export function useProject(id: string, { enabled = true } = {}) {
  const { api } = useServices();
  return useQuery<Project, ApiError>({
    queryKey: projectKeys.one(id),
    queryFn: ({ signal }) => api.project(id, signal),
    enabled,
  });
}

export function useUnassignedHosts(freshness?: Freshness) {
  const { api } = useServices();
  return useQuery<UnassignedHostsAnswer, ApiError>({
    queryKey: projectKeys.unassignedHosts,
    queryFn: ({ signal }) => api.unassignedHosts(signal),
    ...freshness,
  });
}

/** The server's word that a change was stored although something after it failed. */
export const isStored = (error: ApiError): boolean => error.attributes.stored === true;

export function useSaveProject() {
  const { api } = useServices();
  const client = useQueryClient();
  return useMutation<Project, ApiError, { id: string; input: ProjectInput }>({
    mutationFn: ({ id, input }) => api.putProject(id, input),
    onSuccess: () => client.invalidateQueries(projectKeys.all),
    onError: (error) => (isStored(error) ? client.invalidateQueries(projectKeys.all) : undefined),
  });
}

/** Deletes a project, or closes it where it has requests; the answer says which. */
export function useEndProject() {
  const { api } = useServices();
  const client = useQueryClient();
  return useMutation<ProjectEnd, ApiError, string>({
    mutationFn: (id) => api.deleteProject(id),
    // The project itself is read again when somebody next looks: its page may still be open, and a deleted one is a 404.
    onSettled: (_answer, _error, id) =>
      Promise.all([
        client.invalidateQueries({ queryKey: projectKeys.all, exact: true }),
        client.invalidateQueries(projectKeys.withClosed),
        client.invalidateQueries(projectKeys.unassignedHosts),
        client.invalidateQueries({ queryKey: projectKeys.one(id), refetchType: 'none' }),
      ]),
  });
}
