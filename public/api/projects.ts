import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Project, ProjectInput, ProjectsAnswer, UnassignedHostsAnswer } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';

export const projectKeys = {
  all: ['projects'] as const,
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

/** One project; `enabled: false` for the form of a new one. */
export function useProject(id: string, { enabled = true } = {}) {
  const { api } = useServices();
  return useQuery<Project, ApiError>({
    queryKey: projectKeys.one(id),
    queryFn: ({ signal }) => api.project(id, signal),
    enabled,
  });
}

export function useUnassignedHosts() {
  const { api } = useServices();
  return useQuery<UnassignedHostsAnswer, ApiError>({
    queryKey: projectKeys.unassignedHosts,
    queryFn: ({ signal }) => api.unassignedHosts(signal),
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

export function useDeleteProject() {
  const { api } = useServices();
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => api.deleteProject(id),
    // Not the project itself, whose page may still be open: to ask for it again would be a 404.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: projectKeys.all, exact: true }),
        client.invalidateQueries(projectKeys.unassignedHosts),
      ]),
  });
}
